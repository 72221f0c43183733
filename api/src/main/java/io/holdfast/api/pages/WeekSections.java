package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.figures.FigureClient;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.pages.Figure.Cell;
import io.holdfast.api.pages.Figure.Column;
import io.holdfast.api.pages.Figure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The parts of the weekly summary that the page of the book does not have. */
final class WeekSections {

    private static final List<String> OUTCOMES = List.of("accepted", "done", "won", "rejected", "lost");
    private static final List<String> MEASURES = List.of("retention", "revenue", "acceptance");

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
                cells.add(Cell.count(one.path(outcome).asInt(), ""));
                reports += one.path(outcome).asInt();
            }
            cells.add(Cell.money(one.path("wonMoney").asDouble()));
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

    /** Only where a group is held out. */
    Optional<Figure> uplift(JsonNode uplift) {
        JsonNode whole = uplift.path("whole");
        if (!whole.isObject()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (String measure : MEASURES) {
            JsonNode one = whole.path(measure);
            rows.add(new Row(List.of(
                    Cell.text(measure),
                    number(one.at("/treated/mean")),
                    number(one.at("/control/mean")),
                    number(one.path("difference")),
                    number(one.path("low")),
                    number(one.path("high")),
                    Cell.text(one.path("verdict").asText()))));
        }
        return Optional.of(new Figure(
                "uplift",
                "Against " + PageText.counted(whole.path("control").asInt(), "client") + " held out, retention is "
                        + whole.at("/retention/verdict").asText(),
                "Treated clients against those held out over twelve months: shares for retention and acceptance, money a"
                        + " client for revenue, the difference with its 95 % interval.",
                "",
                List.of(
                        Column.text("Measure"),
                        Column.number("treated"),
                        Column.number("held out"),
                        Column.number("difference"),
                        Column.number("at least"),
                        Column.number("at most"),
                        Column.text("verdict")),
                rows,
                "",
                ""));
    }

    private static Cell money(@Nullable Double amount) {
        return amount == null ? new Cell(PageText.UNKNOWN, "", "") : Cell.money(amount);
    }

    private static Cell number(JsonNode number) {
        return number.isNumber()
                ? new Cell(PageText.number(number.asDouble()), number.asText(), "")
                : new Cell(PageText.UNKNOWN, "", "");
    }
}
