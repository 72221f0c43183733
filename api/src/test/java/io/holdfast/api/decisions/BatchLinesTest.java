package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLinesTest {

    private static List<String> lines(String text, int longest) {
        List<String> lines = new ArrayList<>();
        new BatchLines(slow(text), longest)
                .forEachRemaining(line -> lines.add(line.number()
                        + (line.tooLong() ? "!" : ":")
                        + new String(line.body(), StandardCharsets.UTF_8)));
        return lines;
    }

    /** A stream that gives three bytes at a time, so that every line is cut somewhere. */
    private static InputStream slow(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(3, length));
            }
        };
    }

    @Test
    void countsBlankLinesAndLeavesThemOut() {
        assertThat(lines("one\n\n \t\r\nfour\n", 100)).containsExactly("1:one", "4:four");
    }

    @Test
    void needsNoEndAfterTheLast() {
        assertThat(lines("one\ntwo", 100)).containsExactly("1:one", "2:two");
        assertThat(lines("", 100)).isEmpty();
    }

    @Test
    void keepsOnlyTheBeginningOfALineThatGoesOn() {
        assertThat(lines("abcdefgh\nok\nabcd", 4)).containsExactly("1!abcd", "2:ok", "3:abcd");
    }
}
