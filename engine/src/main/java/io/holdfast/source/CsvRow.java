package io.holdfast.source;

import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param line line of the file it starts on, from 1
 */
public record CsvRow(int line, List<String> cells) {

    public CsvRow {
        cells = List.copyOf(cells);
    }

    /** The trimmed cell, from 0; empty behind the row's end. */
    public String cell(int index) {
        return index < cells.size() ? cells.get(index).trim() : "";
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
