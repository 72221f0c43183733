package io.holdfast.api.pages;

import io.holdfast.rulebook.TableMap;
import io.holdfast.sheet.Sheet;
import io.holdfast.sheet.SheetEdit;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back from the grid: its cells, and what was asked for beside.
 *
 * @param cells by the name of their fields, {@code c.row.column}
 * @param operation {@code insert:3}, {@code duplicate:3}, {@code up:3}, {@code down:3}, {@code delete:3},
 *     {@code paste:3:1}, or nothing
 * @param pasted rows of a spreadsheet, with tabs between their cells
 */
record GridForm(Map<String, String> cells, String operation, String pasted) {

    private static final Pattern CELL = Pattern.compile("c\\.(\\d{1,6})\\.(\\d{1,4})");
    private static final Pattern OPERATION = Pattern.compile("([a-z]+):(\\d{1,6})(?::(\\d{1,4}))?");
    private static final String TAB = "\t";

    static GridForm of(MultivaluedMap<String, String> form) {
        Map<String, String> cells = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (CELL.matcher(name).matches() && !values.isEmpty()) {
                cells.put(name, values.get(0));
            }
        });
        return new GridForm(
                cells,
                Optional.ofNullable(form.getFirst("op")).orElse(""),
                Optional.ofNullable(form.getFirst("pasted")).orElse(""));
    }

    /** The sheet as it is to be, with every cell that says something else and then the operation. */
    Sheet applied(TableFile file) {
        List<SheetEdit> edits = new ArrayList<>();
        List<List<String>> rows = file.sheet().rows();
        cells.forEach((name, text) -> {
            Matcher cell = CELL.matcher(name);
            if (cell.matches()) {
                int row = Integer.parseInt(cell.group(1));
                int column = Integer.parseInt(cell.group(2));
                if (row < rows.size() && !file.sheet().text(row, column).equals(text.strip())) {
                    edits.add(new SheetEdit.SetCell(row, column, text));
                }
            }
        });
        Matcher asked = OPERATION.matcher(operation);
        if (asked.matches()) {
            operation(
                    asked.group(1),
                    Integer.parseInt(asked.group(2)),
                    asked.group(3) == null ? 0 : Integer.parseInt(asked.group(3)),
                    file,
                    edits);
        }
        return file.sheet().with(edits);
    }

    private void operation(String what, int row, int column, TableFile file, List<SheetEdit> edits) {
        Optional<TableMap.Table> table = file.tables().stream()
                .filter(one -> row >= one.data() && row <= one.until())
                .findFirst();
        if (table.isEmpty()) {
            return;
        }
        boolean inside = row < table.get().until();
        switch (what) {
            case "insert" ->
                edits.add(new SheetEdit.InsertRow(
                        row, pasted.isEmpty() ? blank(file, table.get(), row) : cellsOf(pasted)));
            case "duplicate" -> {
                if (inside) {
                    edits.add(new SheetEdit.DuplicateRow(row));
                }
            }
            case "up" -> {
                if (inside && row > table.get().data()) {
                    edits.add(new SheetEdit.MoveRow(row, row - 1));
                }
            }
            case "down" -> {
                if (row + 1 < table.get().until()) {
                    edits.add(new SheetEdit.MoveRow(row, row + 1));
                }
            }
            case "delete" -> {
                if (inside) {
                    edits.add(new SheetEdit.DeleteRow(row));
                }
            }
            case "paste" -> paste(row, column, table.get(), edits);
            default -> {}
        }
    }

    /**
     * A new row is begun with what all rows of the table say alike, such as the status they ask for: an empty row would
     * end the table.
     */
    private static List<String> blank(TableFile file, TableMap.Table table, int row) {
        int like = Math.max(table.data(), row - 1);
        List<String> cells = new ArrayList<>();
        int width =
                table.columns().stream().mapToInt(TableMap.Column::index).max().orElse(0) + 1;
        boolean any = false;
        for (int column = 0; column < width; column++) {
            String said = like < table.until() ? file.sheet().text(like, column) : "";
            boolean same = !said.isEmpty() && table.until() - table.data() > 1;
            for (int other = table.data(); same && other < table.until(); other++) {
                same = file.sheet().text(other, column).equals(said);
            }
            cells.add(same ? said : "");
            any |= same;
        }
        if (!any && !cells.isEmpty()) {
            cells.set(table.columns().get(0).index(), "new");
        }
        return cells;
    }

    private void paste(int row, int column, TableMap.Table table, List<SheetEdit> edits) {
        int width =
                table.columns().stream().mapToInt(TableMap.Column::index).max().orElse(0) + 1;
        int at = row;
        for (String line : pasted.split("\\R")) {
            List<String> cells = cellsOf(line);
            if (at < table.until()) {
                for (int i = 0; i < cells.size() && column + i < width; i++) {
                    edits.add(new SheetEdit.SetCell(at, column + i, cells.get(i)));
                }
            } else {
                List<String> whole = new ArrayList<>();
                for (int i = 0; i < column; i++) {
                    whole.add("");
                }
                whole.addAll(cells);
                edits.add(new SheetEdit.InsertRow(at, whole.subList(0, Math.min(width, whole.size()))));
            }
            at++;
        }
    }

    /** The cells of a line as spreadsheets put them on the clipboard: quotes only around what needs them. */
    private static List<String> cellsOf(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(TAB, -1)) {
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            cells.add((quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell).strip());
        }
        return cells;
    }
}
