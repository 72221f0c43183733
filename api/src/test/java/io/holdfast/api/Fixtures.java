package io.holdfast.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The fixture files of the whole product. */
final class Fixtures {

    private Fixtures() {}

    static Path path(String below) {
        return Path.of(System.getProperty("holdfast.root", ".."))
                .resolve("fixtures")
                .resolve(below);
    }

    /** Writes a file whole at once, for somebody who watches may look while a machine pauses in the middle of it. */
    static void write(Path file, String text) throws IOException {
        Path whole = Files.writeString(Files.createTempFile("whole", ".tmp"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Copies a folder, so that a test may edit it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        }
    }
}
