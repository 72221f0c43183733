package io.holdfast.api.decisions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a stream that hold anything, one in memory at a time. */
final class BatchLines implements Iterator<BatchLine> {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;
    private boolean over;
    private @Nullable BatchLine next;

    /**
     * @param longest bytes a line may have; of a longer one only the beginning is kept
     */
    BatchLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !over) {
            BatchLine line = line();
            next = isBlank(line.body()) ? null : line;
        }
        return next != null;
    }

    @Override
    public BatchLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The batch is at its end.");
        }
        BatchLine line = next;
        next = null;
        return line;
    }

    private BatchLine line() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean tooLong = false;
        number++;
        while (more()) {
            int lineEnd = at;
            while (lineEnd < end && buffer[lineEnd] != '\n') {
                lineEnd++;
            }
            int kept = Math.min(lineEnd - at, longest - body.size());
            tooLong |= kept < lineEnd - at;
            body.write(buffer, at, kept);
            boolean ended = lineEnd < end;
            at = ended ? lineEnd + 1 : lineEnd;
            if (ended) {
                return new BatchLine(number, body.toByteArray(), tooLong);
            }
        }
        over = true;
        return new BatchLine(number, body.toByteArray(), tooLong);
    }

    private boolean more() {
        if (at < end) {
            return true;
        }
        try {
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
