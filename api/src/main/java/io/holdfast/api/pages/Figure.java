package io.holdfast.api.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One figure of the book: a message, the chart that shows it, and the table behind it, which is exported too.
 *
 * @param id its name in addresses
 * @param title the message, as a sentence
 * @param says how it is defined
 * @param chart how it is drawn: {@code columns}, {@code stack}, {@code bars} or {@code parts}; empty for a table alone
 * @param aside a link to more of it; empty where there is none
 * @param asideText what the link says
 */
public record Figure(
        String id,
        String title,
        String says,
        String chart,
        List<Column> columns,
        List<Row> rows,
        String aside,
        String asideText) {

    public Figure {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The cells of a row for a file: numbers as numbers. */
    List<Object> exported(Row row) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String raw = row.cells().get(i).raw();
            cells.add(columns.get(i).number() && !raw.isEmpty() ? new BigDecimal(raw) : raw);
        }
        return cells;
    }

    /**
     * A column of the table.
     *
     * @param series the colour it is drawn in: {@code accent}, {@code quiet}, {@code green} and so on; empty where it is not
     */
    public record Column(String name, boolean number, String series) {

        static Column text(String name) {
            return new Column(name, false, "");
        }

        static Column number(String name) {
            return new Column(name, true, "");
        }

        static Column drawn(String name, String series) {
            return new Column(name, true, series);
        }
    }

    /** A row; its first cell names it. */
    public record Row(List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text as it is read
     * @param raw as it is exported and drawn; empty where it is unknown
     * @param href the clients behind it; empty where nobody is
     */
    public record Cell(String text, String raw, String href) {

        static Cell text(String text) {
            return new Cell(text, text, "");
        }

        static Cell text(String text, String href) {
            return new Cell(text, text, href);
        }

        /** A count, which opens into its clients where there are any. */
        static Cell count(long count, String href) {
            return new Cell(PageText.number((double) count), Long.toString(count), count == 0 ? "" : href);
        }

        static Cell money(double amount) {
            return money(amount, "");
        }

        static Cell money(double amount, String href) {
            return new Cell(PageText.money(amount), plain(amount), amount == 0 ? "" : href);
        }

        static Cell share(Optional<Double> share) {
            return share(share, "");
        }

        static Cell share(Optional<Double> share, String href) {
            return share.map(one -> new Cell(PageText.percent(one), plain(one), href))
                    .orElse(new Cell(PageText.UNKNOWN, "", ""));
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }
}
