package io.holdfast.api.problem;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** What was packed with gzip, in one piece or several; reading it fails where it breaks off or something follows it. */
public final class UnpackedBody extends InputStream {

    private final InputStream packed;
    private @Nullable InputStream unpacked;

    public UnpackedBody(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return unpacked().read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return unpacked().read(into, from, length);
    }

    /** Its head is read when somebody reads: whoever made it is not the one who answers for a broken one. */
    private InputStream unpacked() throws IOException {
        if (unpacked == null) {
            unpacked = GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
        return unpacked;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
