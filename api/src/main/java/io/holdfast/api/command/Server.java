package io.holdfast.api.command;

import io.holdfast.api.HoldfastServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The service, until it is stopped. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Serves decisions and pages over HTTP until it is stopped, and watches its rules folder.",
        footer = {"", "Examples:", "  holdfast server", "  holdfast server my-holdfast.yml"})
final class Server implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "Settings (YAML). Default: those that come with Holdfast, in holdfast.yml.")
    private Optional<Path> settings = Optional.empty();

    private final Shell shell;

    Server(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        QuietLog.warningsToStandardError();
        try (HoldfastServer server = HoldfastServer.start(SettingsOption.read(shell, settings, spec), shell.clock())) {
            shell.say("Holdfast answers on port " + server.port() + "; health and metrics on port " + server.adminPort()
                    + ". Stop it with Ctrl-C.");
            server.join();
            return Exit.FINE;
        } catch (Exception failure) {
            throw PortTaken.in(failure)
                    .<Exception>map(why -> new ParameterException(
                            spec.commandLine(),
                            why + " Stop what holds it, or set another port in the settings file.",
                            failure))
                    .orElse(failure);
        }
    }
}
