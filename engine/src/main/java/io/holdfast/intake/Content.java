package io.holdfast.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What a file holds once unpacked, after a look at its beginning.
 *
 * @param name the name in lower case, without {@code .gz}
 */
record Content(InputStream in, String name, String beginning) {

    private static final int LOOK = 4096;

    /** @throws IOException when it is plainly no text */
    static Content of(InputStream in, String fileName) throws IOException {
        String name = fileName.toLowerCase(Locale.ROOT);
        BufferedInputStream packed = new BufferedInputStream(in, 1 << 16);
        byte[] head = look(packed);
        boolean gzip = head.length > 1 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
        if (name.endsWith(".gz") && !gzip) {
            throw new IOException(fileName + " is not gzip data, whatever its name says");
        }
        if (!gzip) {
            return unpacked(packed, head, name, fileName);
        }
        try {
            BufferedInputStream plain = new BufferedInputStream(new GZIPInputStream(packed, 1 << 16), 1 << 16);
            String inner = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            return unpacked(plain, look(plain), inner, fileName);
        } catch (EOFException truncated) {
            throw new IOException(fileName + " ends in the middle of its gzip data", truncated);
        }
    }

    private static Content unpacked(InputStream in, byte[] head, String name, String fileName) throws IOException {
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] < 8) {
            throw new IOException(fileName + " is a spreadsheet or zip file; save it as CSV (UTF-8)");
        }
        boolean utf16 = head.length > 1 && (head[0] == -1 && head[1] == -2 || head[0] == -2 && head[1] == -1);
        if (utf16) {
            throw new IOException(fileName + " is UTF-16 text; save it as UTF-8");
        }
        for (byte one : head) {
            if (one == 0) {
                throw new IOException(fileName + " is binary, not text");
            }
        }
        return new Content(
                in,
                name,
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip());
    }

    private static byte[] look(BufferedInputStream in) throws IOException {
        in.mark(LOOK);
        byte[] head = in.readNBytes(LOOK);
        in.reset();
        return head;
    }
}
