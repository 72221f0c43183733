package io.holdfast.intake;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line the line it starts on
 * @param fault what is wrong with it; empty when nothing is
 */
record CsvRow(long line, List<String> cells, String fault) {

    boolean isBlank() {
        return fault.isEmpty() && cells.stream().allMatch(String::isBlank);
    }
}
