package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.figures.Definitions;
import io.holdfast.api.pages.Figure.Cell;
import io.holdfast.api.pages.Figure.Column;
import io.holdfast.api.pages.Figure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The figures of the book as sections of a page: what was proposed, and what came of it. */
final class ActionSections {

    private static final List<String> OUTCOMES = List.of("accepted", "done", "won", "rejected", "lost");

    private final JsonNode json;
    private final BookLens lens;
    private final UnaryOperator<String> href;
    private final BookMessages says;

    ActionSections(JsonNode json, BookLens lens, UnaryOperator<String> href, BookMessages says) {
        this.json = json;
        this.lens = lens;
        this.href = href;
        this.says = says;
    }

    List<Figure> all() {
        return List.of(outcomes("playbook"), outcomes("action"), services(), rules());
    }

    private Figure outcomes(String what) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : json.path(what + "s")) {
            String id = one.path(what).asText();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(one.path("title").asText(id)));
            cells.add(Cell.count(one.path("proposed").asInt(), behind("proposed", what, id)));
            OUTCOMES.forEach(outcome -> cells.add(Cell.count(
                    one.path(outcome).asInt(), href.apply(FigurePaths.clients("outcome", "is", outcome, what, id)))));
            cells.add(Cell.money(
                    one.path("wonMoney").asDouble(),
                    href.apply(FigurePaths.clients("outcome", "is", "won", what, id))));
            cells.add(Cell.share(BookSections.share(one, "acceptance")));
            cells.add(Cell.count(one.path("open").asInt(), behind("open", what, id)));
            cells.add(Cell.money(one.path("openScore").asDouble(), behind("open", what, id)));
            cells.add(Cell.count(one.path("heldOut").asInt(), behind("heldOut", what, id)));
            rows.add(new Row(cells));
        }
        boolean playbooks = what.equals("playbook");
        return new Figure(
                what + "s",
                playbooks ? says.playbooks() : says.actions(),
                Definitions.of("actions"),
                playbooks ? "parts" : "bars",
                List.of(
                        Column.text(playbooks ? "Playbook" : "Action"),
                        Column.number("proposed to"),
                        new Column("accepted", true, playbooks ? "soft" : ""),
                        new Column("done", true, playbooks ? "mid" : ""),
                        new Column("won", true, playbooks ? "accent" : ""),
                        new Column("rejected", true, playbooks ? "edge" : ""),
                        new Column("lost", true, playbooks ? "quiet" : ""),
                        Column.number("won money"),
                        Column.number("acceptance"),
                        Column.number("open now"),
                        new Column("open worth", true, playbooks ? "" : "accent"),
                        Column.number("held out")),
                rows,
                "",
                "");
    }

    private String behind(String of, String what, String id) {
        return href.apply(FigurePaths.clients(of, what, id));
    }

    private Figure services() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : json.path("services")) {
            String id = one.path("service").asText();
            rows.add(new Row(List.of(
                    Cell.text(one.path("name").asText()),
                    Cell.count(one.path("owned").asInt(), behind("owned", "is", id)),
                    Cell.count(one.path("openings").asInt(), behind("openings", "is", id)))));
        }
        return new Figure(
                "services",
                says.services(),
                Definitions.of("services"),
                "parts",
                List.of(Column.text("Service"), Column.drawn("have it", "accent"), Column.drawn("openings", "edge")),
                rows,
                href.apply("/book/white-space"),
                "Client by client");
    }

    /** All of them in the table; best and worst are what the message is about. */
    private Figure rules() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : says.rulesByLow()) {
            String rule = one.path("rule").asText();
            RuleLink link = lens.rules()
                    .at(rule, one.path("file").asText(), one.path("line").asInt());
            rows.add(new Row(List.of(
                    Cell.text(link.name(), link.href()),
                    Cell.share(BookSections.share(one, "acceptance")),
                    Cell.share(BookSections.share(one, "low")),
                    Cell.share(BookSections.share(one, "high")),
                    Cell.count(one.path("yes").asInt(), behind("rule", "is", rule) + answer("yes")),
                    Cell.count(one.path("no").asInt(), behind("rule", "is", rule) + answer("no")),
                    Cell.count(one.path("proposed").asInt(), behind("rule", "is", rule)),
                    Cell.money(one.path("wonMoney").asDouble(), behind("rule", "is", rule) + answer("won")))));
        }
        return new Figure(
                "rules",
                says.rules(),
                Definitions.of("rules"),
                "bars",
                List.of(
                        Column.text("Rule"),
                        Column.number("acceptance"),
                        Column.drawn("at least", "accent"),
                        Column.number("at most"),
                        Column.number("yes"),
                        Column.number("no"),
                        Column.number("proposed"),
                        Column.number("won money")),
                rows,
                "",
                "");
    }

    private static String answer(String word) {
        return "&answer=" + word;
    }
}
