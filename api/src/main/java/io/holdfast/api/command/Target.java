package io.holdfast.api.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Where decisions go: straight to a stream, or to a file that appears only once it is complete. */
final class Target implements AutoCloseable {

    private final OutputStream stream;
    private final Optional<Path> half;
    private final Optional<Path> whole;

    private Target(OutputStream stream, Optional<Path> half, Optional<Path> whole) {
        this.stream = stream;
        this.half = half;
        this.whole = whole;
    }

    static Target of(Optional<Path> file, OutputStream otherwise) throws IOException {
        return file.isEmpty() ? new Target(otherwise, Optional.empty(), Optional.empty()) : of(file.get(), "--out");
    }

    /**
     * A file.
     *
     * @param option the one that names it
     */
    static Target of(Path file, String option) throws IOException {
        Path whole = file.toAbsolutePath();
        if (Files.isDirectory(whole)) {
            throw new IOException(file + " is a folder. Name a file with " + option + ".");
        }
        Path half = whole.resolveSibling(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(half), 1 << 16);
        half.toFile().deleteOnExit();
        return new Target(stream, Optional.of(half), Optional.of(whole));
    }

    void write(List<String> lines) throws IOException {
        for (String line : lines) {
            stream.write(line.getBytes(StandardCharsets.UTF_8));
            stream.write('\n');
        }
        if (half.isEmpty()) {
            stream.flush();
        }
    }

    void complete() throws IOException {
        stream.flush();
        if (half.isPresent() && whole.isPresent()) {
            stream.close();
            Files.move(half.get(), whole.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (half.isPresent()) {
            stream.close();
            Files.deleteIfExists(half.get());
        }
    }
}
