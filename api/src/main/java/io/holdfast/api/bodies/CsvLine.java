package io.holdfast.api.bodies;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a CSV file that people open in a spreadsheet program. What such a program would take for a formula is
 * written behind an apostrophe, which makes it text; numbers of ours are none.
 */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private CsvLine() {}

    /** The cells with commas between them and the line's end behind them, as RFC 4180 has it. */
    public static String of(Object... cells) {
        return Stream.of(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        String safe = mayRun(value, text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Blanks in front keep no program from looking for a formula behind them. */
    private static boolean mayRun(Object value, String text) {
        String bare = text.stripLeading();
        boolean number = value instanceof Number && text.matches(NUMBER);
        return !number
                && !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0 || (!bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0));
    }
}
