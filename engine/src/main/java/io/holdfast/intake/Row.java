package io.holdfast.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row under its header, being turned into facts: knows its cells by column and gathers what is wrong with them. */
final class Row {

    private final CsvRow row;
    private final Map<String, Integer> columns;
    private final CellFormats formats;
    private final List<CellFault> faults;
    private String pointer = "";
    private String dateText = "";
    private Optional<LocalDate> date = Optional.empty();

    Row(CsvRow row, Map<String, Integer> columns, CellFormats formats, List<CellFault> faults) {
        this.row = row;
        this.columns = columns;
        this.formats = formats;
        this.faults = faults;
    }

    long line() {
        return row.line();
    }

    CellFormats formats() {
        return formats;
    }

    /** A cell's text as a date; several facts of a line often want the same one. */
    Optional<LocalDate> date(String text) {
        if (!text.equals(dateText)) {
            date = formats.date(text);
            dateText = text;
        }
        return date;
    }

    /** The fact that is being filled. */
    String pointer() {
        return pointer;
    }

    void about(String fact) {
        pointer = fact;
    }

    /** A cell's text; empty when there is none. */
    String cell(String column) {
        Integer index = columns.get(column);
        return index == null || index >= row.cells().size() ? "" : row.cells().get(index);
    }

    /** Notes that a cell cannot be used, which leaves its fact unknown. */
    <T> @Nullable T fault(String column, String message) {
        faults.add(new CellFault(pointer, row.line(), column, message));
        return null;
    }
}
