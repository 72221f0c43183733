package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the tables of a sheet lie, and what may stand in the cells of each. It makes the best of a sheet that is wrong,
 * so that it can be put right.
 */
public final class TableMap {

    private static final Pattern OBJECT = Pattern.compile("(?:(?:not|exists)\\s+)?(?:\\$\\w+\\s*:\\s*)?([A-Z]\\w*).*");

    private final List<List<String>> rows;
    private final CellTypes types;

    private TableMap(List<List<String>> rows, Catalogue catalogue) {
        this.rows = rows;
        this.types = new CellTypes(catalogue);
    }

    /**
     * One table; rows and columns count from 0.
     *
     * @param top the row of its name
     * @param data the first row of its rules
     * @param until the first row below them
     */
    public record Table(String name, int top, int data, int until, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One column of a table.
     *
     * @param keyword CONDITION, ACTION and so on
     * @param label what people call it
     * @param says what it asks or says in Drools
     */
    public record Column(int index, String keyword, String label, String says, CellType type) {

        public boolean isCondition() {
            return keyword.equals("CONDITION") || keyword.equals("C");
        }
    }

    /** The tables of a decision table's sheet, from the top. */
    public static List<Table> of(List<List<String>> rows, Catalogue catalogue) {
        return new TableMap(rows, catalogue).tables();
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int left = first(row);
            if (left >= 0 && startsTable(row)) {
                tables.add(table(row, left));
            }
        }
        return tables;
    }

    private Table table(int top, int left) {
        String name = text(top, left).substring("ruletable".length()).strip();
        List<Column> columns = new ArrayList<>();
        int width = top + 1 < rows.size() ? rows.get(top + 1).size() : 0;
        for (int column = left; column < width; column++) {
            String keyword = text(top + 1, column).toUpperCase(Locale.ROOT);
            if (!keyword.isEmpty()) {
                columns.add(column(top, column, keyword));
            }
        }
        int data = Math.min(rows.size(), top + 5);
        int until = data;
        while (until < rows.size() && first(until) >= 0 && !startsTable(until)) {
            until++;
        }
        return new Table(name, top, data, until, columns);
    }

    private Column column(int top, int column, String keyword) {
        String object = text(top + 2, column);
        String code = text(top + 3, column);
        String label = text(top + 4, column);
        return new Column(column, keyword, label.isEmpty() ? code : label, code, type(keyword, object, code));
    }

    private CellType type(String keyword, String object, String code) {
        return switch (keyword) {
            case "CONDITION", "C" -> types.condition(fact(object, code), code, "$param");
            case "ACTION", "A" -> types.action(code, "$param");
            case "ENABLED" -> CellType.of(CellType.Kind.YES_NO, List.of("true", "false"));
            case "DATE-EFFECTIVE", "DATE-EXPIRES" -> CellType.of(CellType.Kind.DATE, List.of());
            default -> CellType.TEXT;
        };
    }

    private static Optional<FactType> fact(String object, String code) {
        Matcher matcher = OBJECT.matcher(object.isEmpty() ? code : object);
        return matcher.matches() ? FactType.of(matcher.group(1)) : Optional.empty();
    }

    private boolean startsTable(int row) {
        int first = first(row);
        return first >= 0 && text(row, first).toLowerCase(Locale.ROOT).startsWith("ruletable");
    }

    private int first(int row) {
        List<String> cells = rows.get(row);
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isBlank()) {
                return column;
            }
        }
        return -1;
    }

    private String text(int row, int column) {
        if (row >= rows.size()) {
            return "";
        }
        List<String> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The columns of a catalogue file by their names, typed as the engine reads them. */
    public static Table catalogue(String file, List<List<String>> rows, Catalogue catalogue) {
        Map<String, CellType> known = CatalogueColumns.of(file, catalogue);
        List<Column> columns = new ArrayList<>();
        List<String> names = rows.isEmpty() ? List.of() : rows.get(0);
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            columns.add(new Column(column, "", name, "", known.getOrDefault(name, CellType.TEXT)));
        }
        return new Table(file, 0, Math.min(1, rows.size()), rows.size(), columns);
    }
}
