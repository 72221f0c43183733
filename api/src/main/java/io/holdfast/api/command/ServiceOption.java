package io.holdfast.api.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The running service that a command talks to; its key is never an argument, which other users of the machine see. */
final class ServiceOption {

    private static final String VARIABLE = "HOLDFAST_KEY";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "Where the service is. Default: http://localhost:8080.")
    private String url = "http://localhost:8080";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A file that holds the key. Default: the variable HOLDFAST_KEY.")
    private Optional<Path> keyFile = Optional.empty();

    RuleService connect() {
        URI address;
        try {
            address = URI.create(url.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--service is an address such as http://localhost:8080.");
        }
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new ParameterException(spec.commandLine(), "--service is an address such as http://localhost:8080.");
        }
        return new RuleService(address, key());
    }

    private String key() {
        try {
            String key = keyFile.isPresent()
                    ? Files.readString(keyFile.get()).strip()
                    : Optional.ofNullable(System.getenv(VARIABLE)).orElse("").strip();
            if (!key.matches("[\\x21-\\x7e]{8,4000}")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "No key: put one into the variable " + VARIABLE + ", or name a file that holds one with"
                                + " --key-file. `holdfast key add NAME --role analyst` makes one.");
            }
            return key;
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }
}
