package io.holdfast.api.drafts;

import io.holdfast.impact.ClientImpact;
import io.holdfast.impact.ImpactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a comparison found, client by client, put away a packed portion at a time. */
final class ImpactPages {

    private static final int LINES = 500;

    private final ImpactStore store;
    private final UUID id;
    private final StringBuilder lines = new StringBuilder();
    private int waiting;
    private int part;

    ImpactPages(ImpactStore store, UUID id) {
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
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        store.addLines(id, part++, packed.toByteArray());
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
}
