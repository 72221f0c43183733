package io.holdfast.api.sheets;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose first column names the rows.
 *
 * @param folded whether it is shown only when somebody asks for it
 */
public record Table(String caption, List<Column> columns, List<List<String>> rows, boolean folded) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A column.
     *
     * @param words whether it holds sentences, not numbers
     */
    public record Column(String name, boolean words) {}

    /** A table of numbers. */
    static Table of(String caption, List<String> columns, List<List<String>> rows) {
        return new Table(
                caption, columns.stream().map(name -> new Column(name, false)).toList(), rows, false);
    }

    /** The same with sentences in some columns, counted from 0. */
    Table words(Integer... some) {
        List<Integer> theirs = List.of(some);
        List<Column> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            changed.add(new Column(columns.get(i).name(), theirs.contains(i)));
        }
        return new Table(caption, changed, rows, folded);
    }

    Table folding() {
        return new Table(caption, columns, rows, true);
    }
}
