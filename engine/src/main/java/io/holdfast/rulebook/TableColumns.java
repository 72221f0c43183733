package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the head of a table's columns: fact, condition or statement, and label. */
final class TableColumns {

    private static final Pattern PATTERN =
            Pattern.compile("(?:(?:not|exists)\\s+)?(?:\\$\\w+\\s*:\\s*)?[A-Za-z]\\w*(?:\\s*\\(.*)?(?:\\.\\.\\.)?");
    private static final Pattern SPLIT = Pattern.compile("\\$\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?");

    private final String file;
    private final Grid grid;
    private final Diagnostics diagnostics;
    /** The top of the table of which a row above its data is known to be missing or out of place. */
    private int askew = -1;
    /** The column that was last told to run into the one before it. */
    private int apart = -2;

    TableColumns(String file, Grid grid, Diagnostics diagnostics) {
        this.file = file;
        this.grid = grid;
        this.diagnostics = diagnostics;
    }

    /** Checks what stands above the rows of one column. */
    void check(TableLayout.Table table, int column, boolean condition) {
        String code = grid.text(table.code(), column);
        Place at = at(table.code(), column);
        if (code.isEmpty()) {
            diagnostics.error(
                    at,
                    "this column says nothing.",
                    condition
                            ? "Write a condition such as `tenureMonths >= $param`."
                            : "Write a statement such as `decision.recommend(\"$param\");`.");
        } else if (SPLIT.matcher(code).find()) {
            diagnostics.error(
                    at,
                    "a column holds one `$param`; $1, $2 … would split texts at their commas.",
                    "Use a column for each value.");
        } else if (code.contains("forall")) {
            diagnostics.error(at, "`forall` is not part of the rule language.", "Use a column for each condition.");
        }
        String object = grid.text(table.objects(), column);
        if (condition && !object.isEmpty() && !PATTERN.matcher(object).matches()) {
            diagnostics.error(
                    at(table.objects(), column),
                    "here belongs the fact that the column asks about, not `" + object + "`.",
                    "Write it like `$client : Client`; below it come the condition, then the label.");
            askew = table.top();
        } else if (condition && !object.isEmpty() && checkType(object, at(table.objects(), column))) {
            checkMerge(table, column);
        }
        String label = grid.text(table.labels(), column);
        if (askew != table.top() && (label.isEmpty() || NUMBER.matcher(label).matches())) {
            askew = table.top();
            diagnostics.error(
                    at(table.labels(), column),
                    label.isEmpty()
                            ? "this column has no label."
                            : "a label is words, and `" + label + "` looks like a row of the table.",
                    "Between conditions and rows stands a row of labels, which explanations use.");
        }
    }

    private static String type(String object) {
        String type = object.replaceFirst("^(?:not|exists)\\s+", "");
        return type.substring(type.indexOf(':') + 1).strip().split("\\W", 2)[0];
    }

    private boolean checkType(String object, Place at) {
        String type = type(object);
        boolean known = FactType.of(type).isPresent();
        if (!known) {
            List<String> types =
                    Arrays.stream(FactType.values()).map(FactType::word).toList();
            String near = Nearest.advice(type, types);
            diagnostics.error(
                    at,
                    "there is no fact `" + type + "`.",
                    near.isEmpty() ? "There are " + String.join(", ", types) + "." : near);
        }
        return known;
    }

    /** Stock Drools takes neighbouring cells with dots for one pattern, whatever stands in them. */
    private void checkMerge(TableLayout.Table table, int column) {
        Grid.Cell object = grid.cell(table.objects(), column);
        Grid.Cell before = column == 0 ? Grid.Cell.EMPTY : grid.cell(table.objects(), column - 1);
        if (object.mergedFrom() >= 0
                && object.mergedFrom() == before.mergedFrom()
                && !object.text().equals(before.text())
                && apart != column - 1
                && PATTERN.matcher(before.text()).matches()
                && FactType.of(type(before.text())).isPresent()) {
            apart = column;
            diagnostics.error(
                    at(table.objects(), column),
                    "`" + object.text() + "...` runs into `" + before.text() + "...` beside it.",
                    "Leave the dots off a pattern of one column, or part the two.");
        }
    }

    private Place at(int row, int column) {
        return Place.cell(file, row + 1, column + 1);
    }
}
