package io.holdfast.api.clients;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Bytes as they are, or as they were before gzip packed them. */
final class Unpacked {

    private static final int BUFFER = 1 << 16;
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private Unpacked() {}

    static InputStream of(InputStream in) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(in, BUFFER);
        packed.mark(2);
        boolean gzip = packed.read() == FIRST && packed.read() == SECOND;
        packed.reset();
        return gzip ? new GZIPInputStream(packed, BUFFER) : packed;
    }
}
