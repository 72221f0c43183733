package io.holdfast.api.clients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) one after the other, as they come in: nothing of it is
 * held in memory or put on a disk.
 */
final class Multipart {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADERS = 16_384;
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile(";\\s*filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean ended;
    private PartBody part = new PartBody();

    /**
     * One part; its body has to be read before the next part is asked for, what is left of it is passed over.
     *
     * @param fileName empty where it is no file
     */
    record Part(String name, Optional<String> fileName, InputStream body) {}

    /** @throws IOException when the boundary cannot be one */
    Multipart(InputStream in, String boundary) throws IOException {
        if (boundary.isEmpty() || boundary.length() > 70) {
            throw new IOException("the Content-Type has no usable boundary");
        }
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        buffer[end++] = '\r';
        buffer[end++] = '\n';
    }

    /**
     * The next part; empty after the last.
     *
     * @throws IOException when the body is not what it says to be, or ends too early
     */
    Optional<Part> next() throws IOException {
        part.skipAll();
        int first = need();
        int second = need();
        if (first == '-' && second == '-') {
            ended = true;
            return Optional.empty();
        }
        String headers = headers(first, second);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) {
            throw new IOException("a part has no name");
        }
        Matcher file = FILE.matcher(headers);
        part = new PartBody();
        return Optional.of(new Part(name.group(1), file.find() ? Optional.of(file.group(1)) : Optional.empty(), part));
    }

    /** The line of the headers that names the part; the others say nothing that matters here. */
    private String headers(int first, int second) throws IOException {
        if (first != '\r' || second != '\n') {
            throw new IOException("a boundary is followed by something else than the end of its line");
        }
        StringBuilder all = new StringBuilder();
        String disposition = "";
        while (true) {
            int one = need();
            all.append((char) one);
            if (all.length() > LONGEST_HEADERS) {
                throw new IOException("the headers of a part are too long");
            }
            if (one == '\n') {
                String line = new String(all.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .strip();
                if (line.isEmpty()) {
                    return disposition;
                }
                if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                    disposition = line;
                }
                all.setLength(0);
            }
        }
    }

    private int need() throws IOException {
        if (at == end && !fill()) {
            throw tooEarly();
        }
        return buffer[at++] & 0xFF;
    }

    /** Makes room and reads on; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count > 0;
    }

    private static IOException tooEarly() {
        return new IOException("the multipart body ends before its last boundary");
    }

    /** What lies before the next boundary. */
    private final class PartBody extends InputStream {

        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (over) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            int safe = safe();
            while (safe == 0 && !over) {
                if (!fill()) {
                    throw tooEarly();
                }
                safe = safe();
            }
            if (over) {
                return -1;
            }
            int count = Math.min(length, safe);
            System.arraycopy(buffer, at, into, from, count);
            at += count;
            return count;
        }

        /** How many bytes are surely not of a boundary; passes the boundary where it is next. */
        private int safe() {
            int last = end - delimiter.length;
            for (int i = at; i <= last; i++) {
                if (buffer[i] == '\r'
                        && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                    if (i == at) {
                        at += delimiter.length;
                        over = true;
                        return 0;
                    }
                    return i - at;
                }
            }
            return Math.max(0, last + 1 - at);
        }

        private void skipAll() throws IOException {
            byte[] rest = new byte[BUFFER];
            while (read(rest, 0, rest.length) >= 0) {
                continue;
            }
        }
    }
}
