package io.holdfast.api.clients;

import io.holdfast.intake.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client book in a file, which a store that has no clients yet is filled with.
 *
 * @param day what the file's facts are as of; otherwise the mapping's day, otherwise today
 */
public record BookFile(Path file, Optional<Path> mapping, Optional<LocalDate> day) {

    Optional<Mapping> columns() throws IOException {
        return mapping.isPresent() ? Optional.of(read(mapping.get())) : Optional.empty();
    }

    private static Mapping read(Path mapping) throws IOException {
        List<String> faults = new ArrayList<>();
        Optional<Mapping> read = Mapping.read(mapping.toString(), Files.readString(mapping))
                .fold(Optional::of, errors -> {
                    errors.forEach(error -> faults.add(error.line()));
                    return Optional.empty();
                });
        return read.orElseThrow(() -> new IOException(String.join("; ", faults)));
    }
}
