package io.holdfast.rulebook;

import java.util.List;

/** The cells of a table's sheet, whatever kind of file they came from. */
record Grid(List<List<Cell>> rows) {

    Grid {
        rows = List.copyOf(rows);
    }

    /**
     * One cell.
     *
     * @param mergedFrom first column, from 0, of the merged cell it is part of; -1 when it is not
     */
    record Cell(String text, int mergedFrom) {

        static final Cell EMPTY = new Cell("", -1);

        boolean isBlank() {
            return text.isBlank();
        }
    }

    Cell cell(int row, int column) {
        List<Cell> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    String text(int row, int column) {
        return cell(row, column).text().strip();
    }

    int width(int row) {
        return rows.get(row).size();
    }

    int height() {
        return rows.size();
    }

    boolean isBlank(int row) {
        return rows.get(row).stream().allMatch(Cell::isBlank);
    }

    /** The first column of a row with anything in it; -1 when there is none. */
    int firstColumn(int row) {
        for (int column = 0; column < width(row); column++) {
            if (!cell(row, column).isBlank()) {
                return column;
            }
        }
        return -1;
    }
}
