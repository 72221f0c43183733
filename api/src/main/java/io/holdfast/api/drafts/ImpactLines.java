package io.holdfast.api.drafts;

import io.holdfast.impact.ClientImpact;
import io.holdfast.impact.ImpactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a comparison found, client by client, put away a packed portion at a time. */
final class ImpactLines {

    private static final int LINES = 500;

    private final ImpactStore store;
    private final UUID id;
    private final StringBuilder lines = new StringBuilder();
    private int waiting;
    private int part;

    ImpactLines(ImpactStore store, UUID id) {
        this.store = store;
        this.id = id;
    }

    void add(ClientImpact impact) {
        lines.append(ImpactJson.line(impact)).append('\n');
        if (++waiting == LINES) {
            flush();
        }
    }

    void flush() {
        if (waiting == 0) {
            return;
        }
        store.addLines(id, part++, packed(List.of(lines.toString().stripTrailing())));
        lines.setLength(0);
        waiting = 0;
    }

    /** Writes all of them, one JSON object a line. */
    static void write(ImpactStore store, UUID id, OutputStream out) throws IOException {
        Optional<byte[]> packed = store.lines(id, 0);
        for (int part = 1; packed.isPresent(); part++) {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.get()))) {
                gzip.transferTo(out);
            }
            packed = store.lines(id, part);
        }
    }

    /** Tells of all of them, one JSON object each, a portion in memory at a time. */
    static void each(ImpactStore store, UUID id, Consumer<String> line) {
        Optional<byte[]> packed = store.lines(id, 0);
        for (int part = 1; packed.isPresent(); part++) {
            lines(packed.get()).forEach(line);
            packed = store.lines(id, part);
        }
    }

    /** The lines of a packed portion. */
    static Stream<String> lines(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] packed(List<String> lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (String line : lines) {
                gzip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
