package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Numeral;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the rule tables of a sheet, and refuses what Drools' table reader would lose or misread without a word.
 */
final class TableLayout {

    private static final String TABLE = "ruletable";
    private static final Set<String> KEYWORDS = Set.of(
            "CONDITION",
            "ACTION",
            "NAME",
            "DESCRIPTION",
            "ENABLED",
            "DATE-EFFECTIVE",
            "DATE-EXPIRES",
            "C",
            "A",
            "N",
            "I");
    /** Where a number is filled in: behind a comparison, or in the brackets of a statement. */
    private static final Pattern NUMBER_PLACE = Pattern.compile("(?:[<>=]\\s*|\\.\\w+\\(\\s*)\\$param(?![\\w.(\"])");

    private static final Set<String> HEADERS =
            Set.of("ruleset", "notes", "escapequotes", "sequential", "variables", "import");

    private final String file;
    private final Grid grid;
    private final Diagnostics diagnostics;
    private final TableColumns columns;

    TableLayout(String file, Grid grid, Diagnostics diagnostics) {
        this.file = file;
        this.grid = grid;
        this.diagnostics = diagnostics;
        this.columns = new TableColumns(file, grid, diagnostics);
    }

    /**
     * One table of a sheet; rows and columns count from 0.
     *
     * @param top the row with the keywords; below it lie objects, code, labels and data
     * @param until the first row below the data
     */
    record Table(String name, int top, int left, int right, int until) {
        int objects() {
            return top + 1;
        }

        int code() {
            return top + 2;
        }

        int labels() {
            return top + 3;
        }

        int data() {
            return top + 4;
        }
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        if (IntStream.range(0, grid.height()).noneMatch(this::startsTable)) {
            diagnostics.error(
                    Place.file(file), "this sheet holds no RuleTable.", "A table begins with a cell `RuleTable name`.");
            return List.of();
        }
        int row = 0;
        boolean failed = false;
        while (row < grid.height()) {
            int first = grid.firstColumn(row);
            if (first >= 0 && isTable(grid.text(row, first))) {
                Optional<Table> table = table(row, first);
                table.ifPresent(tables::add);
                failed = table.isEmpty();
                row = table.map(Table::until).orElse(below(row + 1));
            } else {
                boolean told = !tables.isEmpty() && row > 0 && !grid.isBlank(row - 1);
                // Behind a table of which too little is there nobody knows what the rows are.
                if (first >= 0 && !told && !failed) {
                    outside(row, first, tables.isEmpty());
                    goOn(tables, row);
                }
                row = Math.max(row + 1, end(tables));
            }
        }
        return tables;
    }

    private static int end(List<Table> tables) {
        return tables.isEmpty() ? 0 : tables.get(tables.size() - 1).until();
    }

    /** Rows below a gap would be lost; what is wrong with them is told all the same. */
    private void goOn(List<Table> tables, int row) {
        if (!tables.isEmpty()) {
            Table table = tables.get(tables.size() - 1);
            if (isRowOf(table, row)) {
                Table longer = new Table(table.name(), table.top(), table.left(), table.right(), below(row));
                tables.set(tables.size() - 1, longer);
                checkData(longer, row);
            }
        }
    }

    /** Whether a row looks like one of a table's: it says something, and stands below the table's columns. */
    private boolean isRowOf(Table table, int row) {
        boolean says = false;
        for (int column = 0; column < grid.width(row); column++) {
            boolean filled = !grid.text(row, column).isEmpty();
            boolean inside = column >= table.left() && column < table.right();
            if (filled && !inside) {
                return false;
            }
            says |= filled && isAction(table, column);
        }
        return says;
    }

    private static boolean isTable(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(TABLE);
    }

    private void outside(int row, int column, boolean above) {
        String text = grid.text(row, column);
        String word = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        Place at = place(row, column);
        if (!above) {
            diagnostics.error(
                    at,
                    "an empty row ends a table, so the rows from here on would be lost.",
                    "Remove the empty row above it, or begin a new RuleTable.");
        } else if (Set.of("functions", "queries", "declare", "unit").contains(word)) {
            diagnostics.error(at, "`" + text + "` is not part of the rule language.");
        } else if (word.equals("import") || word.equals("variables")) {
            if (!grid.text(row, column + 1).matches("[\\s\\w.*,]*io\\.holdfast[\\s\\w.*,]*|")) {
                diagnostics.error(at, "`" + text + "` is the loader's: nothing else may come in.", "Remove the row.");
            }
        } else if (!HEADERS.contains(word)) {
            diagnostics.error(
                    at, "this row stands above the table and means nothing.", "Begin it with Notes, or remove it.");
        }
    }

    private Optional<Table> table(int row, int column) {
        String name = grid.text(row, column).substring(TABLE.length()).strip();
        Place at = place(row, column);
        if (name.isEmpty()) {
            diagnostics.error(
                    at, "this RuleTable has no name.", "Write `RuleTable name`; its rules are called name_row.");
            // Until it has one, its rules are called by what nobody else is called by.
            name = file.replace('"', ' ') + " " + (row + 1);
        }
        if (name.contains("\"")) {
            diagnostics.error(at, "the name of a table has no quotes in it: `" + name + "`.", "Take them out.");
            name = name.replace('"', ' ');
        }
        if (row + 4 >= grid.height() || grid.isBlank(row + 1) || grid.isBlank(row + 3) || grid.isBlank(row + 4)) {
            diagnostics.error(
                    at,
                    "below RuleTable belong four rows: keywords, facts, conditions, labels.",
                    "See docs/rules.md for a table to copy.");
            return Optional.empty();
        }
        Table table = new Table(name, row + 1, column, grid.width(row + 1), below(row + 5));
        if (checkColumns(table)) {
            checkData(table, table.data());
            if (table.data() >= table.until()) {
                diagnostics.warning(
                        place(table.top(), table.left()), "the table \"" + table.name() + "\" has no rows.", "");
            }
        }
        return Optional.of(table);
    }

    /** The first row from one on that is empty or begins a table. */
    private int below(int row) {
        int until = row;
        while (until < grid.height() && !grid.isBlank(until) && !startsTable(until)) {
            until++;
        }
        return until;
    }

    private boolean startsTable(int row) {
        int first = grid.firstColumn(row);
        return first >= 0 && isTable(grid.text(row, first));
    }

    /** Whether every column has a keyword that we know, so that its cells can be looked at. */
    private boolean checkColumns(Table table) {
        if (isKeyword(grid.text(table.objects(), table.left()))) {
            diagnostics.error(
                    place(table.objects(), table.left()),
                    "the row of keywords stands here a second time.",
                    "Remove one of the two.");
            return false;
        }
        boolean wide = false;
        for (int row = table.objects(); row <= table.labels(); row++) {
            wide |= !checkWidth(table, row);
        }
        if (wide) {
            return false;
        }
        boolean acts = false;
        boolean known = true;
        for (int column = table.left(); column < table.right(); column++) {
            String keyword = grid.text(table.top(), column);
            if (keyword.isEmpty()) {
                continue;
            }
            if (!isKeyword(keyword)) {
                diagnostics.error(
                        place(table.top(), column),
                        "`" + keyword + "` is no keyword of a table.",
                        Nearest.to(keyword.toUpperCase(Locale.ROOT), KEYWORDS)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse("Columns are CONDITION, ACTION, NAME, DESCRIPTION, ENABLED, DATE-EFFECTIVE or"
                                        + " DATE-EXPIRES."));
                known = false;
                continue;
            }
            boolean condition = isCondition(table, column);
            boolean action = isAction(table, column);
            acts |= action;
            if (condition || action) {
                columns.check(table, column, condition);
            }
        }
        if (!acts && known) {
            diagnostics.error(
                    place(table.top(), table.left()),
                    "this table has no ACTION column, so its rules say nothing.",
                    "Add a column such as `decision.recommend(\"$param\");`.");
        }
        return known;
    }

    private static boolean isKeyword(String text) {
        return KEYWORDS.contains(text.toUpperCase(Locale.ROOT));
    }

    /** Cells beside the table, which belong to no column. */
    private boolean checkWidth(Table table, int row) {
        for (int column = table.right(); column < grid.width(row); column++) {
            if (!grid.text(row, column).isEmpty()) {
                diagnostics.error(
                        place(row, column),
                        "this cell has no column above it.",
                        "Put a cell that contains a comma in quotes.");
                return false;
            }
        }
        return true;
    }

    private void checkData(Table table, int from) {
        for (int row = from; row < table.until(); row++) {
            boolean asks = false;
            for (int column = table.left(); column < table.right(); column++) {
                if (isName(table, column) && grid.text(row, column).contains("\"")) {
                    diagnostics.error(place(row, column), "the name of a rule has no quotes in it.", "Take them out.");
                }
                asks |= isCondition(table, column) && !grid.text(row, column).isEmpty();
                if (isCondition(table, column) || isAction(table, column)) {
                    checkNumber(table, row, column);
                }
            }
            if (!asks) {
                diagnostics.error(
                        place(row, table.left()),
                        "this row has no condition, so it would hold for every client.",
                        "Fill in a cell of a CONDITION column, or remove the row.");
            }
            checkStatement(table, row);
            if (grid.firstColumn(row) < table.left()) {
                diagnostics.error(
                        place(row, grid.firstColumn(row)),
                        "this cell stands left of its table.",
                        "Move the table's name into the first column.");
            }
            checkWidth(table, row);
        }
    }

    /** Where a column compares with a number, or hands one on, a cell holds one and nothing else. */
    private void checkNumber(Table table, int row, int column) {
        String said = grid.text(row, column);
        if (NUMBER_PLACE.matcher(grid.text(table.code(), column)).find()) {
            if (Numeral.isOdd(said)) {
                diagnostics.error(
                        place(row, column),
                        "this is no plain number: «" + said + "».",
                        Numeral.advice(said).orElse(""));
            } else if (Numeral.isAmbiguous(said)) {
                diagnostics.warning(
                        place(row, column),
                        "`" + said + "` is read as " + Numeral.plain(said) + ".",
                        Numeral.advice(said).orElse(""));
            }
        }
    }

    /** A statement may go through several columns; where it ends too early, the first empty cell is to blame. */
    private void checkStatement(Table table, int row) {
        int said = -1;
        int empty = -1;
        for (int column = table.left(); column < table.right(); column++) {
            if (isAction(table, column)) {
                boolean filled = !grid.text(row, column).isEmpty();
                said = filled ? column : said;
                empty = filled ? -1 : empty < 0 && said >= 0 ? column : empty;
            }
        }
        if (empty >= 0 && !grid.text(table.code(), said).endsWith(";")) {
            diagnostics.error(
                    place(row, empty),
                    "`" + grid.text(table.labels(), empty) + "` is empty, and the row says nothing without it.",
                    "Fill in this cell.");
        }
    }

    boolean isCondition(Table table, int column) {
        return Set.of("CONDITION", "C").contains(grid.text(table.top(), column).toUpperCase(Locale.ROOT));
    }

    private boolean isName(Table table, int column) {
        return Set.of("NAME", "N").contains(grid.text(table.top(), column).toUpperCase(Locale.ROOT));
    }

    boolean isAction(Table table, int column) {
        return Set.of("ACTION", "A").contains(grid.text(table.top(), column).toUpperCase(Locale.ROOT));
    }

    Place place(int row, int column) {
        return Place.cell(file, row + 1, column + 1);
    }
}
