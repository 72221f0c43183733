package io.holdfast.intake;

import io.holdfast.client.FactProblem;

/** A cell, or where no column is named a whole line, that cannot be used. */
record CellFault(String pointer, long line, String column, String message) {

    /** As a problem of an entry that starts on the given line. */
    FactProblem problem(long entryLine) {
        return new FactProblem(pointer, place(line, entryLine, column) + message);
    }

    static String place(long line, long entryLine, String column) {
        String at = line == entryLine ? "" : "line " + line + (column.isEmpty() ? ": " : ", ");
        return column.isEmpty() ? at : at + "column " + Wording.plain(column, 60) + ": ";
    }
}
