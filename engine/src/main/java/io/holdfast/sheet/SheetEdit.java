package io.holdfast.sheet;

import java.util.List;

/** One thing done to a sheet; rows and columns count from 0. */
public sealed interface SheetEdit {

    /** Other words in a cell, which may lie behind the last one of its row. */
    record SetCell(int row, int column, String text) implements SheetEdit {}

    /** A new row that comes to stand at a place, what stands there and below moving down. */
    record InsertRow(int at, List<String> cells) implements SheetEdit {
        public InsertRow {
            cells = List.copyOf(cells);
        }
    }

    /** A row that goes to another place, as if taken out and put in again. */
    record MoveRow(int from, int to) implements SheetEdit {}

    /** A row that is there twice, the second below the first. */
    record DuplicateRow(int row) implements SheetEdit {}

    /** A row taken out. */
    record DeleteRow(int row) implements SheetEdit {}
}
