package io.holdfast.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file as rows. A quote that is never closed spoils its own line only. */
final class CsvRows {

    private static final int MOST_LINES_OF_A_ROW = 500;

    private final TextLines lines;
    private final char delimiter;

    CsvRows(TextLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    /** The next row that is not blank. */
    @Nullable
    CsvRow next() throws IOException {
        CsvRow row = read();
        while (row != null && row.isBlank()) {
            row = read();
        }
        return row;
    }

    long line() {
        return lines.number();
    }

    private @Nullable CsvRow read() throws IOException {
        TextLine first = lines.next();
        if (first == null) {
            return null;
        }
        if (first.tooLong()) {
            return new CsvRow(first.number(), List.of(), "the line is longer than any client can be");
        }
        List<String> cells = new ArrayList<>();
        String open = split(first.text(), cells, null);
        if (open == null) {
            return row(first, cells);
        }
        List<TextLine> more = new ArrayList<>();
        while (open != null && more.size() < MOST_LINES_OF_A_ROW) {
            TextLine next = lines.next();
            if (next == null || next.tooLong()) {
                break;
            }
            more.add(next);
            open = split(next.text(), cells, open);
        }
        if (open != null) {
            lines.handBack(more);
            return new CsvRow(first.number(), List.of(), "a quote mark is opened and never closed");
        }
        return row(first, cells);
    }

    private static CsvRow row(TextLine first, List<String> cells) {
        boolean garbled = cells.stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0);
        return new CsvRow(
                first.number(),
                cells,
                garbled ? "the line holds bytes that are not UTF-8; save the file as UTF-8" : "");
    }

    /** Adds a line's cells; what is left of a cell whose quotes are still open, or null. */
    private @Nullable String split(String line, List<String> cells, @Nullable String open) {
        StringBuilder cell = new StringBuilder(open == null ? "" : open + "\n");
        boolean quoted = open != null;
        boolean fresh = open == null;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (quoted) {
                if (one != '"') {
                    cell.append(one);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (one == delimiter) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
                fresh = true;
            } else if (one == '"' && fresh && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
                fresh = false;
            } else {
                cell.append(one);
            }
        }
        if (quoted) {
            return cell.toString();
        }
        cells.add(cell.toString().trim());
        return null;
    }
}
