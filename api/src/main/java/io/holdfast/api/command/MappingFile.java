package io.holdfast.api.command;

import io.holdfast.intake.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The mapping that a command was given: what is wrong with it is said, and ends the command. */
final class MappingFile {

    private MappingFile() {}

    static Optional<Mapping> read(Optional<Path> given, CommandLine command, Shell shell) {
        return given.map(path -> read(path, command, shell));
    }

    private static Mapping read(Path path, CommandLine command, Shell shell) {
        try {
            return Mapping.read(path.toString(), Files.readString(path)).fold(good -> good, faults -> {
                faults.forEach(fault -> shell.say(fault.line()));
                throw new ParameterException(command, "The mapping cannot be used.");
            });
        } catch (IOException failure) {
            throw new ParameterException(command, Failure.words(failure), failure);
        }
    }
}
