package io.holdfast.api.pages;

import io.holdfast.rulebook.CellType;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.rulebook.TableMap;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table file as a grid to edit.
 *
 * @param above rows above the first table, which are for readers
 * @param lists sets of words too long for a choice in every cell, by the id that cells name them by
 */
public record GridView(List<String> above, List<Table> tables, Map<String, List<String>> lists, boolean catalogue) {

    /** Sets up to this size are a choice in the cell itself. */
    private static final int SHORT = 12;

    /** As long as all the choices of a column weigh little; in a long table they are offered as they are typed. */
    private static final int MOST_OPTIONS = 150;

    /**
     * One table.
     *
     * @param append where a row is added at its end
     */
    public record Table(String name, String anchor, int append, List<Column> columns, List<Row> rows) {}

    /**
     * One column: what people call it, and what it asks in Drools.
     *
     * @param from the least that a number may be; empty where there is no such bound
     * @param to the most
     */
    public record Column(
            String label, String says, boolean asks, boolean number, String from, String to, boolean whole) {}

    /**
     * One row.
     *
     * @param line its number in the sheet, as messages name it
     * @param tests how many rule tests its rule fired in; empty where nobody knows
     * @param faults what is wrong with the row as a whole, or doubtful
     */
    public record Row(int row, int line, String tests, boolean uncovered, List<Fault> faults, List<Cell> cells) {

        /** Whether it cannot stay as it is; a doubt leaves it as it is. */
        public boolean bad() {
            return faults.stream().anyMatch(Fault::error);
        }
    }

    /** What is to be said of a row: a mistake, or else a doubt. */
    public record Fault(String text, boolean error) {}

    /**
     * One cell.
     *
     * @param name of its field
     * @param control {@code choice}, {@code number}, {@code date}, {@code sentence} or {@code text}
     * @param words what a choice is made from
     * @param list id of a long set of words; empty where there is none
     * @param theirs what somebody else wrote here meanwhile; empty where it is the same
     */
    public record Cell(
            String name,
            String label,
            String value,
            String control,
            List<String> words,
            String list,
            String fault,
            String theirs) {}

    /**
     * The grid.
     *
     * @param typed what was typed and could not be saved, by field; empty for a fresh look
     */
    static GridView of(
            TableFile file, List<Diagnostic> diagnostics, Optional<TestReport> tests, Map<String, String> typed) {
        Map<Integer, List<Diagnostic>> byLine = new LinkedHashMap<>();
        diagnostics.stream()
                .filter(one -> one.at().file().equals(file.path()))
                .forEach(one -> byLine.computeIfAbsent(one.at().line(), any -> new ArrayList<>())
                        .add(one));
        Map<Integer, Integer> fired = new LinkedHashMap<>();
        tests.ifPresent(report -> report.fired().forEach((card, times) -> count(file, card, times, fired)));
        Builder builder = new Builder(file, byLine, tests.isPresent(), fired, typed);
        List<Table> tables = file.tables().stream().map(builder::table).toList();
        return new GridView(
                above(file),
                tables,
                builder.lists,
                file.tables().get(0).columns().stream()
                        .noneMatch(column -> !column.keyword().isEmpty()));
    }

    private static void count(TableFile file, RuleCard card, int times, Map<Integer, Integer> fired) {
        if (card.at().file().equals(file.path())) {
            fired.put(card.at().line(), times);
        }
    }

    private static List<String> above(TableFile file) {
        return file.sheet().rows().subList(0, file.tables().get(0).top()).stream()
                .map(cells -> String.join(" ", cells).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static final class Builder {

        private final TableFile file;
        private final Map<Integer, List<Diagnostic>> byLine;
        private final boolean tested;
        private final Map<Integer, Integer> fired;
        private final Map<String, String> typed;
        private final Map<String, List<String>> lists = new LinkedHashMap<>();

        Builder(
                TableFile file,
                Map<Integer, List<Diagnostic>> byLine,
                boolean tested,
                Map<Integer, Integer> fired,
                Map<String, String> typed) {
            this.file = file;
            this.byLine = byLine;
            this.tested = tested;
            this.fired = fired;
            this.typed = typed;
        }

        Table table(TableMap.Table table) {
            List<Row> rows = new ArrayList<>();
            for (int row = table.data(); row < table.until(); row++) {
                rows.add(row(table, row));
            }
            return new Table(
                    table.name(),
                    "table-" + table.top(),
                    table.until(),
                    table.columns().stream()
                            .map(column -> new Column(
                                    column.label(),
                                    column.says(),
                                    column.isCondition(),
                                    column.type().isNumber(),
                                    bound(column.type().from()),
                                    bound(column.type().to()),
                                    column.type().kind() == CellType.Kind.WHOLE))
                            .toList(),
                    rows);
        }

        private Row row(TableMap.Table table, int row) {
            int line = file.sheet().line(row);
            boolean rules = table.columns().stream().anyMatch(TableMap.Column::isCondition);
            List<Cell> cells = table.columns().stream()
                    .map(column -> cell(column, row, line, table.until() - table.data()))
                    .toList();
            List<Fault> faults = byLine.getOrDefault(line, List.of()).stream()
                    .filter(one -> one.at().column() == 0
                            || table.columns().stream()
                                    .noneMatch(column ->
                                            column.index() + 1 == one.at().column()))
                    .map(one -> new Fault(words(one), one.isError()))
                    .toList();
            int times = fired.getOrDefault(line, 0);
            return new Row(
                    row,
                    line,
                    tested && rules ? PageText.counted(times, "test") : "",
                    tested && rules && times == 0,
                    faults,
                    cells);
        }

        private Cell cell(TableMap.Column column, int row, int line, int rows) {
            CellType type = column.type();
            String name = "c." + row + "." + column.index();
            String saved = file.sheet().text(row, column.index());
            String value = typed.getOrDefault(name, saved);
            boolean choice =
                    type.kind() == CellType.Kind.YES_NO || (type.kind() == CellType.Kind.WORD && isShort(type, rows));
            String control = choice ? "choice" : control(type, value);
            return new Cell(
                    name,
                    column.label() + ", row " + line,
                    value,
                    control,
                    choice ? type.words() : List.of(),
                    !choice && !type.words().isEmpty() && type.kind() == CellType.Kind.WORD ? list(type) : "",
                    fault(line, column.index() + 1),
                    value.equals(saved) || typed.isEmpty() ? "" : saved.isEmpty() ? "empty" : saved);
        }

        private static boolean isShort(CellType type, int rows) {
            int words = type.words().size();
            return words > 0 && words <= SHORT && words * rows <= MOST_OPTIONS;
        }

        private String list(CellType type) {
            return lists.entrySet().stream()
                    .filter(one -> one.getValue().equals(type.words()))
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .orElseGet(() -> {
                        String id = "words-" + lists.size();
                        lists.put(id, type.words());
                        return id;
                    });
        }

        private String fault(int line, int column) {
            return byLine.getOrDefault(line, List.of()).stream()
                    .filter(one -> one.at().column() == column)
                    .findFirst()
                    .map(GridView::words)
                    .orElse("");
        }

        private static String control(CellType type, String value) {
            return switch (type.kind()) {
                case WHOLE, NUMBER -> "number";
                case DATE -> value.isEmpty() || value.matches("\\d{4}-\\d{2}-\\d{2}") ? "date" : "text";
                case SENTENCE -> "sentence";
                default -> "text";
            };
        }

        private static String bound(double bound) {
            return Double.isInfinite(bound)
                    ? ""
                    : PageText.number(bound).replace(",", "").replace("−", "-");
        }
    }

    private static String words(Diagnostic one) {
        return one.message() + (one.advice().isEmpty() ? "" : " " + one.advice());
    }
}
