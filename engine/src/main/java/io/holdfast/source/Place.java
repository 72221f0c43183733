package io.holdfast.source;

/**
 * A place in a file that somebody wrote: lines and columns count from 1, and 0 means the whole file (or line).
 *
 * @param file path relative to the rule book's folder, with forward slashes
 * @param cell name of the cell in a table, such as {@code C7}; empty outside tables
 */
public record Place(String file, int line, int column, String cell) implements Comparable<Place> {

    /** The file as a whole. */
    public static Place file(String file) {
        return new Place(file, 0, 0, "");
    }

    /** A line, without a column. */
    public static Place line(String file, int line) {
        return new Place(file, line, 0, "");
    }

    /** A line and column, both from 1. */
    public static Place at(String file, int line, int column) {
        return new Place(file, line, column, "");
    }

    /** A cell of a table, row and column from 1. */
    public static Place cell(String file, int row, int column) {
        return new Place(file, row, column, column < 1 ? "" : columnName(column) + row);
    }

    private static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        int byColumn = byLine != 0 ? byLine : Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : cell.compareTo(other.cell);
    }

    /** {@code file:line:col}, with the cell's name behind it in a table. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return cell.isEmpty() ? text.toString() : text + " (cell " + cell + ")";
    }
}
