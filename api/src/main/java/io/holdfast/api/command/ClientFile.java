package io.holdfast.api.command;

import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The clients a command works on, and how their file is to be understood. */
final class ClientFile {

    private static final String STANDARD_INPUT = "-";

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--clients",
            required = true,
            paramLabel = "FILE",
            description = ".json, .jsonl or .csv, each also .gz, or - for standard input.")
    private String file = STANDARD_INPUT;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How the columns of a CSV file become facts (YAML).")
    private Optional<Path> mapping = Optional.empty();

    private final Shell shell;

    ClientFile(Shell shell) {
        this.shell = shell;
    }

    void refuseUnlessThere() {
        if (!isStandardInput() && !Files.isRegularFile(Path.of(file))) {
            throw new ParameterException(
                    command.commandLine(), "There is no file " + file + ". Name the clients with --clients FILE.");
        }
    }

    Optional<Mapping> mapping() {
        return MappingFile.read(mapping, command.commandLine(), shell);
    }

    ClientBook open(Optional<Mapping> how, ClientReader reader, LocalDate asOf) throws IOException {
        InputStream in = isStandardInput() ? shell.in() : Files.newInputStream(Path.of(file));
        return ClientBook.open(in, file, how, reader, asOf);
    }

    /** The file as messages name it. */
    String shown() {
        return isStandardInput() ? "standard input" : file;
    }

    boolean isStandardInput() {
        return file.equals(STANDARD_INPUT);
    }
}
