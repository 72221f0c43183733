package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a sheet can be read for its mistakes though some of it is wrong: the columns whose head is sound, and the rows
 * that belong below them. What depends on a column that is wrong goes with it.
 */
final class TableRemnant {

    private final Grid grid;
    private final TableLayout layout;
    private final List<TableLayout.Table> tables;
    /** Columns of each table of which nothing can be told. */
    private final Map<TableLayout.Table, Set<Integer>> lost = new HashMap<>();

    private final Set<TableLayout.Table> shifted = new HashSet<>();
    private final Set<Integer> rowsLost = new HashSet<>();
    private final Set<Integer> rowsInPart = new HashSet<>();
    private final Set<Integer> silent = new HashSet<>();
    /** For each row, the columns of the conditions in it that cannot be read. */
    private final Map<Integer, Set<Integer>> cellsLost = new HashMap<>();

    TableRemnant(Grid grid, TableLayout layout, List<TableLayout.Table> tables, List<Diagnostic> faults) {
        this.grid = grid;
        this.layout = layout;
        this.tables = tables;
        faults.stream().filter(Diagnostic::isError).forEach(this::lose);
    }

    private void lose(Diagnostic fault) {
        int row = fault.at().line() - 1;
        int column = fault.at().column() - 1;
        Optional<TableLayout.Table> table = tableAt(row);
        boolean label = table.filter(one -> row > one.code() && row < one.data() && column < one.right())
                .isPresent();
        if (table.isEmpty() || label) {
            // A label is only words: what stands below it is what it is.
            return;
        }
        boolean beside = column < table.get().left() || column >= table.get().right();
        if (row >= table.get().data()) {
            row(table.get(), row, column, beside);
        } else if (beside) {
            shifted.add(table.get());
        } else {
            columnsLost(table.get()).add(column);
            if (!layout.isCondition(table.get(), column)
                    && isStatement(grid.text(table.get().code(), column))) {
                columnsLost(table.get()).addAll(statement(table.get(), column));
            }
        }
    }

    private void row(TableLayout.Table table, int row, int column, boolean beside) {
        boolean inNoColumn = !layout.isCondition(table, column) && !layout.isAction(table, column);
        if (beside || inNoColumn) {
            rowsLost.add(row);
        } else if (layout.isAction(table, column)) {
            silent.add(row);
        }
        rowsInPart.add(row);
        if (layout.isCondition(table, column)) {
            cellsLost.computeIfAbsent(row, any -> new HashSet<>()).add(column);
        }
    }

    private Optional<TableLayout.Table> tableAt(int row) {
        return tables.stream()
                .filter(table -> row >= table.top() && row < table.until())
                .findFirst();
    }

    private Set<Integer> columnsLost(TableLayout.Table table) {
        return lost.computeIfAbsent(table, any -> new HashSet<>());
    }

    private static boolean isStatement(String code) {
        return code.isEmpty() || code.startsWith(".") || code.startsWith("decision") || code.endsWith(";");
    }

    /** The columns of the one statement that goes through a column. */
    private Set<Integer> statement(TableLayout.Table table, int through) {
        Set<Integer> columns = new HashSet<>();
        for (int column = table.left(); column < table.right(); column++) {
            if (column == through || layout.isAction(table, column)) {
                columns.add(column);
                if (grid.text(table.code(), column).endsWith(";")) {
                    if (columns.contains(through)) {
                        return columns;
                    }
                    columns.clear();
                }
            }
        }
        return columns;
    }

    /** Whether a row can be read at all. */
    boolean has(TableLayout.Table table, int row) {
        return !shifted.contains(table) && !rowsLost.contains(row);
    }

    /** Whether nothing of a row went with something that is wrong. */
    boolean isWhole(TableLayout.Table table, int row) {
        return !lost.containsKey(table) && !rowsInPart.contains(row);
    }

    /** The sheet without what went; every cell that is left stands where it stood. */
    Grid grid() {
        List<List<Grid.Cell>> rows = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            int at = row;
            // The name of a table stands above its first row.
            rows.add(tableAt(row)
                    .or(() -> tableAt(at + 1).filter(table -> table.top() == at + 1))
                    .filter(table -> !shifted.contains(table))
                    .map(table -> cells(table, at))
                    .orElse(List.of()));
        }
        return new Grid(rows);
    }

    private List<Grid.Cell> cells(TableLayout.Table table, int row) {
        List<Grid.Cell> cells = new ArrayList<>();
        Set<Integer> gone = lost.getOrDefault(table, Set.of());
        int width = row < table.top() ? grid.width(row) : Math.min(grid.width(row), table.right());
        for (int column = 0; column < width; column++) {
            Grid.Cell cell = grid.cell(row, column);
            boolean unsaid = silent.contains(row) && layout.isAction(table, column);
            boolean left = unsaid
                    || cellsLost.getOrDefault(row, Set.of()).contains(column)
                    || (row >= table.top() && gone.contains(column));
            boolean name = row == table.top() - 1 && column == table.left();
            String text = name ? "RuleTable " + table.name() : cell.text();
            cells.add(left ? Grid.Cell.EMPTY : new Grid.Cell(text, mergedFrom(cell, column, gone)));
        }
        return cells;
    }

    /** Where the first of merged columns is lost, the next one begins them. */
    private static int mergedFrom(Grid.Cell cell, int column, Set<Integer> gone) {
        int from = cell.mergedFrom();
        while (from >= 0 && from < column && gone.contains(from)) {
            from++;
        }
        return from;
    }
}
