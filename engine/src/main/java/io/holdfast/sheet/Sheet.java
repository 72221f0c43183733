package io.holdfast.sheet;

import java.util.List;

/** The cells of one table file. Editing gives another sheet, and leaves whatever was not touched as it was written. */
public sealed interface Sheet permits CsvSheet, WorkbookSheet {

    /** The most rows a sheet may have. */
    int MOST_ROWS = 20_000;

    /** The most columns a sheet may have. */
    int MOST_COLUMNS = 200;

    /** Every row with its cells, without the blanks around their words; rows may differ in length. */
    List<List<String>> rows();

    /**
     * This sheet after some edits, one after the other.
     *
     * @throws IndexOutOfBoundsException when an edit names a row that is not there, or goes beyond the most rows and
     *     columns
     */
    Sheet with(List<SheetEdit> edits);

    /** The file. */
    byte[] bytes();

    /** The words of a cell; empty beyond the end of its row. */
    default String text(int row, int column) {
        List<String> cells = rows().get(row);
        return column < cells.size() ? cells.get(column) : "";
    }

    /** A row's number as messages count it, from 1. */
    int line(int row);
}
