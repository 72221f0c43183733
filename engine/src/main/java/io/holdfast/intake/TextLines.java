package io.holdfast.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as numbered lines, whatever ends them, one after the other; lines can be handed back. */
final class TextLines {

    static final int LONGEST = 8_000_000;

    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private final Deque<TextLine> handedBack = new ArrayDeque<>();
    private int at;
    private int end;
    private long number;
    private boolean afterReturn;

    TextLines(InputStream in) {
        reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** The number of the line read last. */
    long number() {
        return number;
    }

    @Nullable
    TextLine next() throws IOException {
        TextLine again = handedBack.poll();
        if (again != null) {
            return again;
        }
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (at == end && !fill()) {
                return any ? line(text, tooLong) : null;
            }
            char one = buffer[at++];
            if (one == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = one == '\r';
            if (one == '\n' || one == '\r') {
                return line(text, tooLong);
            }
            any = true;
            if (text.length() < LONGEST) {
                text.append(one);
            } else {
                tooLong = true;
            }
        }
    }

    /** Makes lines come again, in this order. */
    void handBack(List<TextLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            handedBack.push(lines.get(i));
        }
    }

    private TextLine line(StringBuilder text, boolean tooLong) {
        number++;
        boolean marked = number == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF';
        return new TextLine(number, marked ? text.substring(1) : text.toString(), tooLong);
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer));
        return end > 0;
    }
}
