package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.figures.FigureClient;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.pages.Figure.Cell;
import io.holdfast.api.pages.Figure.Column;
import io.holdfast.api.pages.Figure.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of the weekly summary that the page of the book does not have. */
final class WeekSections {

    private static final List<String> OUTCOMES = List.of("accepted", "done", "won", "rejected", "lost");
    private static final Map<String, String> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("retention", "stayed");
        MEASURES.put("revenue", "money a client");
        MEASURES.put("acceptance", "accepted");
    }

    private final BookLens lens;
    private final UnaryOperator<String> href;

    WeekSections(BookLens lens, UnaryOperator<String> href) {
        this.lens = lens;
        this.href = href;
    }

    /** Whose notice deadline comes first, of those with most money to lose. */
    Figure urgent(FigureClients.Part part) {
        List<Row> rows = new ArrayList<>();
        for (FigureClient one : part.rows()) {
            HealthMark health = HealthMark.of(Optional.ofNullable(one.health()).orElse(PageText.UNKNOWN));
            rows.add(new Row(List.of(
                    Cell.text(
                            Optional.ofNullable(one.name()).orElse(one.id()), href.apply(ClientPaths.client(one.id()))),
                    Cell.text(health.shape() + " " + health.word()),
                    Cell.text(Optional.ofNullable(one.noticeDeadline())
                            .map(day -> lens.text().on(day).text())
                            .orElse(PageText.UNKNOWN)),
                    money(one.monthlyFee()),
                    money(one.residual()))));
        }
        String title = part.total() == 0
                ? "Nobody can give notice within 30 days"
                : "Talk to these first: " + PageText.number(rows.size()) + " of "
                        + PageText.counted(part.total(), "client") + " who can give notice within 30 days";
        return new Figure(
                "urgent",
                title,
                "Clients who are there and whose notice deadline lies 0 to 30 days ahead, most money still to come first.",
                "",
                List.of(
                        Column.text("Client"),
                        Column.text("Health"),
                        Column.text("Notice deadline"),
                        Column.number("monthly money"),
                        Column.number("still to come")),
                rows,
                "",
                "");
    }

    Figure reported(JsonNode week) {
        List<Row> rows = new ArrayList<>();
        double won = 0;
        long reports = 0;
        for (JsonNode one : week.path("playbooks")) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.text(one.path("playbook").asText())));
            for (String outcome : OUTCOMES) {
                cells.add(Cell.count(one.path(outcome).asInt(), behind(outcome, one)));
                reports += one.path(outcome).asInt();
            }
            cells.add(Cell.money(one.path("wonMoney").asDouble(), behind("won", one)));
            won += one.path("wonMoney").asDouble();
            rows.add(new Row(cells));
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("Playbook")));
        OUTCOMES.forEach(outcome -> columns.add(Column.number(outcome)));
        columns.add(Column.number("won money"));
        return new Figure(
                "reported",
                reports == 0
                        ? "Nothing was reported in the last seven days"
                        : PageText.counted(reports, "report") + " in the last seven days, " + PageText.money(won)
                                + " won",
                "Outcomes reported to have happened in the seven days up to the day, by the playbook of their action.",
                "",
                columns,
                rows,
                "",
                "");
    }

    private String behind(String outcome, JsonNode playbook) {
        return href.apply(FigurePaths.clients(
                "outcome", "is", outcome, "playbook", playbook.path("playbook").asText(), "last", "7"));
    }

    /** Only where a group is held out. */
    Optional<Figure> uplift(JsonNode uplift) {
        JsonNode whole = uplift.path("whole");
        if (!whole.isObject()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        MEASURES.forEach((measure, name) -> {
            JsonNode one = whole.path(measure);
            boolean share = !measure.equals("revenue");
            rows.add(new Row(List.of(
                    Cell.text(name),
                    amount(one.at("/treated/mean"), share),
                    amount(one.at("/control/mean"), share),
                    difference(one.path("difference"), share),
                    Cell.text(difference(one.path("low"), share).text() + " to "
                            + difference(one.path("high"), share).text()),
                    Cell.text(verdict(one)))));
        });
        String broken = whole.at("/split/broken").asBoolean()
                ? " The groups do not have the sizes that were meant: something other than chance put clients into them,"
                        + " so do not rely on it."
                : "";
        return Optional.of(new Figure(
                "uplift",
                kept(whole),
                PageText.counted(whole.path("treated").asInt(), "client") + " who were told something against the "
                        + PageText.number(whole.path("control").asInt())
                        + " held out, over twelve months: how many stayed, the money a client brought, and how many of"
                        + " the recommendations were accepted. The difference, between shares in points of a hundred, is shown with its"
                        + " 95 % interval. It is"
                        + " better or worse only where that cannot be chance." + broken,
                "",
                List.of(
                        Column.text("Measure"),
                        Column.number("told something"),
                        Column.number("held out"),
                        Column.number("difference"),
                        Column.text("95 % interval"),
                        Column.text("verdict")),
                rows,
                href.apply("/book/clients?of=heldOut"),
                "Who was held out"));
    }

    /** What recommending does for whether clients stay. */
    private static String kept(JsonNode whole) {
        JsonNode one = whole.path("retention");
        String shares = share(one.at("/treated/mean")) + " of those we told something stayed, "
                + share(one.at("/control/mean")) + " of the "
                + PageText.counted(whole.path("control").asInt(), "client") + " held out";
        return switch (one.path("verdict").asText()) {
            case "better" -> "Recommending keeps clients: " + shares;
            case "worse" -> "Recommending drives clients away: " + shares;
            default -> shares + ": that may be chance";
        };
    }

    private static String verdict(JsonNode one) {
        String verdict = one.path("verdict").asText();
        return verdict.equals("undetermined") ? "may be chance" : verdict;
    }

    private static String share(JsonNode number) {
        return number.isNumber() ? PageText.percent(number.asDouble()) : PageText.UNKNOWN;
    }

    private static Cell amount(JsonNode number, boolean share) {
        if (!number.isNumber()) {
            return new Cell(PageText.UNKNOWN, "", "");
        }
        return new Cell(share ? share(number) : PageText.money(number.asDouble()), number.asText(), "");
    }

    /** Between shares, in points of a hundred. */
    private static Cell difference(JsonNode number, boolean share) {
        if (!number.isNumber()) {
            return new Cell(PageText.UNKNOWN, "", "");
        }
        double one = number.asDouble();
        return new Cell(
                share ? (one > 0 ? "+" : "") + PageText.number(Math.rint(one * 1000) / 10) : PageText.delta(one),
                number.asText(),
                "");
    }

    private static Cell money(@Nullable Double amount) {
        return amount == null ? new Cell(PageText.UNKNOWN, "", "") : Cell.money(amount);
    }
}
