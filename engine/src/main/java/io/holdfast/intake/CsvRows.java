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
        CellSplitter cells = new CellSplitter(delimiter);
        cells.add(first.text());
        List<TextLine> more = new ArrayList<>();
        while (cells.isOpen() && more.size() < MOST_LINES_OF_A_ROW) {
            TextLine next = lines.next();
            if (next == null || next.tooLong()) {
                break;
            }
            more.add(next);
            cells.add(next.text());
        }
        if (cells.isOpen() || cells.isBroken()) {
            lines.handBack(more);
            String fault = more.isEmpty() && !cells.isOpen()
                    ? "text follows the quote mark that ends a cell"
                    : "a quote mark is opened and never closed";
            return new CsvRow(first.number(), List.of(), fault);
        }
        return row(first, cells.cells());
    }

    private static CsvRow row(TextLine first, List<String> cells) {
        boolean garbled = cells.stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0);
        return new CsvRow(
                first.number(),
                cells,
                garbled ? "the line holds bytes that are not UTF-8; save the file as UTF-8" : "");
    }
}
