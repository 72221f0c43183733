package io.holdfast.api.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines of a CSV file (RFC 4180) that no spreadsheet takes for formulas. */
final class CsvText {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private CsvText() {}

    static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        boolean formula =
                !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** A file's name from words. */
    static String fileName(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + ".csv";
    }
}
