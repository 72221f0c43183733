package io.holdfast.api.command;

import io.dropwizard.configuration.ConfigurationException;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.HoldfastServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings that a command works by. */
final class SettingsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            description = "The service's settings (YAML). Default: those that come with Holdfast, in holdfast.yml.")
    private Optional<Path> file = Optional.empty();

    HoldfastConfiguration read(Shell shell) {
        return read(shell, file, spec);
    }

    static HoldfastConfiguration read(Shell shell, Optional<Path> file, CommandSpec spec) {
        // What reads the settings logs before they say how to log, and would do so among the results.
        QuietLog.warningsToStandardError();
        try {
            return HoldfastServer.settings(file.or(() -> shipped(shell)));
        } catch (IOException missing) {
            throw new ParameterException(spec.commandLine(), Failure.words(missing), missing);
        } catch (ConfigurationException wrong) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(wrong.getMessage()).strip(), wrong);
        }
    }

    /** The settings file that lies in an unpacked Holdfast, where somebody may have edited it. */
    private static Optional<Path> shipped(Shell shell) {
        return Optional.of(shell.home().resolve("holdfast.yml")).filter(Files::isRegularFile);
    }
}
