package io.holdfast.api.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The whole body of a batch on disk, because many callers listen only once they have sent everything. What came packed is
 * packed there too, so that it takes about as much room as was sent, whatever it unpacks to.
 */
final class Spool {

    private static final int SLICE = 1 << 16;

    private final Path file;
    private final boolean packed;

    private Spool(Path file, boolean packed) {
        this.file = file;
        this.packed = packed;
    }

    static Spool of(InputStream body, boolean packed) throws IOException {
        Path file = Files.createTempFile("holdfast-batch", ".ndjson");
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = packed ? new GZIPOutputStream(raw, SLICE) : raw) {
            body.transferTo(out);
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
        return new Spool(file, packed);
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    /** What was sent; nothing is left of it once that is closed. */
    InputStream takeOut() throws IOException {
        InputStream raw = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        return packed ? new GZIPInputStream(raw, SLICE) : raw;
    }
}
