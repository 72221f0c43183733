package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.template.model.DRLOutput;
import org.drools.template.parser.DataListener;

/** Turns a decision table into rules by Drools' own table reader, and keeps the cell that each condition came from. */
final class TableUnits {

    private final String file;
    private final Grid grid;
    private final Diagnostics diagnostics;

    TableUnits(String file, Grid grid, Diagnostics diagnostics) {
        this.file = file;
        this.grid = grid;
        this.diagnostics = diagnostics;
    }

    List<RuleUnit> read() {
        Diagnostics own = new Diagnostics();
        TableLayout layout = new TableLayout(file, grid, own);
        List<TableLayout.Table> tables = layout.tables();
        List<Diagnostic> told = own.sorted();
        diagnostics.addAll(told);
        TableRemnant remnant = new TableRemnant(grid, layout, tables, told);
        if (!own.hasErrors()) {
            return units(tables, layout, remnant);
        }
        Grid left = remnant.grid();
        // What goes wrong with it now is no more than what has been told.
        Diagnostics unsaid = new Diagnostics();
        return new TableUnits(file, left, unsaid).units(tables, new TableLayout(file, left, unsaid), remnant);
    }

    private List<RuleUnit> units(List<TableLayout.Table> tables, TableLayout layout, TableRemnant remnant) {
        List<RuleUnit> units = new ArrayList<>();
        for (org.drools.template.model.Rule rule : rules(tables)) {
            int row = rule.getSpreadsheetRowNumber() - 1;
            tables.stream()
                    .filter(table -> row >= table.data() && row < table.until())
                    .filter(table -> remnant.has(table, row) && !grid.isBlank(row))
                    .findFirst()
                    .ifPresent(table -> units.add(unit(rule, row, table, layout, remnant.isWhole(table, row))));
        }
        return units;
    }

    /** What a row that parts the rows of a table is read as, so that the table goes on; no rule comes of it. */
    private void fill(int row, List<TableLayout.Table> tables, DefaultRuleSheetListener listener) {
        tables.stream()
                .filter(table -> row >= table.data() && row < table.until())
                .forEach(table -> IntStream.range(table.left(), table.right())
                        .filter(column -> !grid.text(table.top(), column).isEmpty()
                                && !grid.text(table.code(), column).isEmpty())
                        .findFirst()
                        .ifPresent(column -> listener.newCell(row, column, "0", DataListener.NON_MERGED)));
    }

    private List<org.drools.template.model.Rule> rules(List<TableLayout.Table> tables) {
        DefaultRuleSheetListener listener = new DefaultRuleSheetListener();
        try {
            listener.startSheet(file);
            for (int row = 0; row < grid.height(); row++) {
                listener.newRow(row, grid.width(row));
                if (grid.isBlank(row)) {
                    fill(row, tables, listener);
                }
                for (int column = 0; column < grid.width(row); column++) {
                    Grid.Cell cell = grid.cell(row, column);
                    listener.newCell(
                            row,
                            column,
                            cell.text(),
                            cell.mergedFrom() < 0 ? DataListener.NON_MERGED : cell.mergedFrom());
                }
            }
            listener.finishSheet();
            return listener.getRuleSet().getRules();
        } catch (RuntimeException refused) {
            String message =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            diagnostics.error(Place.file(file), "this table cannot be read: " + message);
            return List.of();
        }
    }

    private RuleUnit unit(
            org.drools.template.model.Rule rule, int row, TableLayout.Table table, TableLayout layout, boolean whole) {
        DRLOutput output = new DRLOutput();
        rule.renderDRL(output);
        List<List<Origin.Piece>> conditions = conditions(row, table, layout);
        List<List<Origin.Piece>> actions = actions(row, table, layout);
        Place at = Place.line(file, row + 1);
        List<String> lines = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<List<Origin.Piece>> rest = new ArrayList<>();
        for (String line : output.getDRL().split("\n", -1)) {
            String said = line.strip();
            if (said.startsWith("#") || said.startsWith("//")) {
                continue;
            }
            lines.add(line);
            if (said.equals("when")) {
                rest = conditions;
            } else if (said.equals("then")) {
                rest = actions;
            } else if (!said.isEmpty() && !rest.isEmpty() && !said.equals("end")) {
                origins.add(new Origin(rest.remove(0), false));
                continue;
            }
            origins.add(Origin.line(at, ""));
        }
        return new RuleUnit(
                String.join("\n", lines),
                rule.getName().replaceAll("^\"|\"$", ""),
                at,
                origins,
                words(conditions(row, table, layout)),
                words(actions(row, table, layout)),
                whole);
    }

    private static List<String> words(List<List<Origin.Piece>> lines) {
        return lines.stream()
                .flatMap(List::stream)
                .map(Origin.Piece::words)
                .distinct()
                .toList();
    }

    /** A list of pieces for each line that Drools writes: the columns of one pattern share a line. */
    private List<List<Origin.Piece>> conditions(int row, TableLayout.Table table, TableLayout layout) {
        List<List<Origin.Piece>> lines = new ArrayList<>();
        int merged = -1;
        for (int column = table.left(); column < table.right(); column++) {
            if (!layout.isCondition(table, column) || grid.text(row, column).isEmpty()) {
                continue;
            }
            int from = grid.cell(table.objects(), column).mergedFrom();
            String object = grid.text(table.objects(), column);
            boolean joins = from >= 0 && from == merged && !lines.isEmpty();
            List<Origin.Piece> pieces = joins ? lines.get(lines.size() - 1) : new ArrayList<>();
            if (!joins) {
                lines.add(pieces);
                repeat(
                        pieces,
                        constraintsIn(inside(object)),
                        new Origin.Piece(layout.place(table.objects(), column), object));
            }
            String code = grid.text(table.code(), column);
            Origin.Piece piece = new Origin.Piece(
                    layout.place(row, column),
                    words(row, column, table),
                    Optional.of(new Origin.Piece(layout.place(table.code(), column), code)));
            repeat(pieces, object.isEmpty() ? Math.max(1, constraintsIn(inside(code))) : constraintsIn(code), piece);
            merged = from;
        }
        return lines;
    }

    private List<List<Origin.Piece>> actions(int row, TableLayout.Table table, TableLayout layout) {
        List<List<Origin.Piece>> lines = new ArrayList<>();
        for (int column = table.left(); column < table.right(); column++) {
            if (layout.isAction(table, column) && !grid.text(row, column).isEmpty()) {
                lines.add(List.of(new Origin.Piece(
                        layout.place(row, column),
                        words(row, column, table),
                        Optional.of(new Origin.Piece(
                                layout.place(table.code(), column), grid.text(table.code(), column))))));
            }
        }
        return lines;
    }

    private String words(int row, int column, TableLayout.Table table) {
        return grid.text(table.labels(), column) + " " + grid.text(row, column);
    }

    private static void repeat(List<Origin.Piece> pieces, int times, Origin.Piece piece) {
        for (int i = 0; i < times; i++) {
            pieces.add(piece);
        }
    }

    /** What stands inside the outer parentheses; empty when there are none. */
    private static String inside(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open < 0 || close < open ? "" : text.substring(open + 1, close);
    }

    /** How many constraints a text holds: its commas outside quotes and parentheses, and one. */
    private static int constraintsIn(String text) {
        if (text.isBlank()) {
            return 0;
        }
        int count = 1;
        int depth = 0;
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            } else if (!quoted && depth == 0 && (c == ',' || c == ';')) {
                count++;
            }
        }
        return count;
    }
}
