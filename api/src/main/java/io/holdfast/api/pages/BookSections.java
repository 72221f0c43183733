package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.figures.Definitions;
import io.holdfast.api.pages.Figure.Cell;
import io.holdfast.api.pages.Figure.Column;
import io.holdfast.api.pages.Figure.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The figures of the book as sections of a page: money and clients. */
final class BookSections {

    private final JsonNode json;
    private final BookLens lens;
    private final UnaryOperator<String> href;
    private final BookMessages says;

    /**
     * @param json the figures as they are answered
     * @param href keeps the day in an address
     */
    BookSections(JsonNode json, BookLens lens, UnaryOperator<String> href) {
        this.json = json;
        this.lens = lens;
        this.href = href;
        this.says = new BookMessages(json, lens);
    }

    List<Figure> all() {
        List<Figure> all = new ArrayList<>(List.of(bucket(), health(), nps(), deadlines(), segments(), pipeline()));
        all.addAll(new ActionSections(json, lens, href, says).all());
        return all;
    }

    private Figure bucket() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode month : json.at("/bucket/months")) {
            String until = month.path("to").asText();
            JsonNode money = month.path("monthlyMoney");
            rows.add(new Row(List.of(
                    Cell.text(says.month(month)),
                    Cell.money(month.path("moneyIn").asDouble(), part("new", until)),
                    new Cell(
                            PageText.delta(-month.path("moneyOut").asDouble()),
                            "-" + month.path("moneyOut").asText(),
                            month.path("clientsOut").asInt() == 0 ? "" : part("churn", until)),
                    Cell.count(month.path("clientsIn").asInt(), part("new", until)),
                    Cell.count(month.path("clientsOut").asInt(), part("churn", until)),
                    Cell.money(money.path("expansion").asDouble(), part("expansion", until)),
                    Cell.money(money.path("contraction").asDouble(), part("contraction", until)),
                    Cell.money(money.path("closing").asDouble()),
                    Cell.share(
                            share(month, "grossRetention"),
                            href.apply(FigurePaths.clients("moved", "is", "less", "until", until))),
                    Cell.share(
                            share(month, "netRetention"), href.apply(FigurePaths.clients("moved", "until", until))))));
        }
        return figure(
                "bucket",
                says.bucket(),
                "columns",
                List.of(
                        Column.text("Month"),
                        Column.drawn("money in", "accent"),
                        Column.drawn("money out", "quiet"),
                        Column.number("clients in"),
                        Column.number("clients out"),
                        Column.number("expansion"),
                        Column.number("contraction"),
                        Column.number("closing"),
                        Column.number("gross retention"),
                        Column.number("net retention")),
                rows);
    }

    private Figure health() {
        Set<String> words = new LinkedHashSet<>(List.of("green", "amber", "red"));
        json.path("healthDays")
                .forEach(day -> day.path("health")
                        .forEach(one -> words.add(one.path("health").asText())));
        json.path("health").forEach(one -> words.add(one.path("health").asText()));
        List<Column> columns = new ArrayList<>(List.of(Column.text("Day")));
        words.forEach(word -> {
            HealthMark mark = HealthMark.of(word);
            columns.add(Column.drawn(
                    mark.shape().isEmpty() ? word : mark.shape() + " " + word,
                    mark.tone().equals("plain") ? "edge" : mark.tone()));
        });
        List<Row> rows = new ArrayList<>();
        LocalDate last = LocalDate.parse(json.path("asOf").asText());
        boolean live = json.path("live").asBoolean();
        for (JsonNode day : json.path("healthDays")) {
            LocalDate then = LocalDate.parse(day.path("day").asText());
            rows.add(healthRow(
                    lens.text().on(then).text() + (day.path("afterwards").asBoolean() ? " *" : ""),
                    then.equals(last) ? json.path("health") : day.path("health"),
                    words,
                    then.equals(last) && live ? "" : then.toString()));
        }
        return figure("health", says.health(), "stack", columns, rows);
    }

    private Row healthRow(String name, JsonNode counts, Set<String> words, String day) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(name)));
        for (String word : words) {
            int clients = 0;
            for (JsonNode one : counts) {
                clients += one.path("health").asText().equals(word)
                        ? one.path("clients").asInt()
                        : 0;
            }
            cells.add(Cell.count(clients, behindHealth(word, day)));
        }
        return new Row(cells);
    }

    private String behindHealth(String word, String day) {
        return href.apply(
                day.isEmpty()
                        ? FigurePaths.clients("health", "is", word)
                        : FigurePaths.clients("health", "is", word, "day", day));
    }

    private Figure nps() {
        JsonNode nps = json.at("/bucket/nps");
        List<Row> rows = new ArrayList<>();
        if (nps.isObject()) {
            for (String group : List.of("promoters", "passives", "detractors")) {
                String behind = href.apply(FigurePaths.clients(
                        "nps", "is", group, "day", json.path("asOf").asText()));
                int clients = nps.path(group).asInt();
                rows.add(new Row(List.of(
                        Cell.text(group, behind),
                        Cell.count(clients, behind),
                        Cell.share(Optional.of(
                                (double) clients / nps.path("answers").asInt())))));
            }
        }
        return figure(
                "nps",
                says.nps(),
                "bars",
                List.of(Column.text("Answered as"), Column.drawn("clients", "accent"), Column.number("share")),
                rows);
    }

    private Figure deadlines() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : json.path("deadlines")) {
            String days = one.path("days").asText();
            String behind = href.apply(FigurePaths.clients("within", "is", days));
            rows.add(new Row(List.of(
                    Cell.text("within " + days + " days", behind),
                    Cell.money(one.path("monthlyMoney").asDouble(), behind),
                    Cell.money(one.path("stillToCome").asDouble(), behind),
                    Cell.count(one.path("clients").asInt(), behind),
                    Cell.count(one.path("assumed").asInt(), href.apply(FigurePaths.clients("assumed", "is", days))))));
        }
        return figure(
                "deadlines",
                says.deadlines(),
                "bars",
                List.of(
                        Column.text("Notice deadline"),
                        Column.drawn("monthly money", "accent"),
                        Column.number("still to come"),
                        Column.number("clients"),
                        Column.number("notice assumed")),
                rows);
    }

    private Figure segments() {
        Set<String> known = new TreeSet<>();
        json.path("segments")
                .forEach(one -> one.path("tiers")
                        .forEach(tier -> known.add(tier.path("tier").asText())));
        Set<String> tiers = new LinkedHashSet<>(List.of("top", "high", "middle", "low"));
        tiers.retainAll(known);
        tiers.addAll(known);
        List<Row> rows = new ArrayList<>();
        for (JsonNode one : json.path("segments")) {
            String segment = one.path("segment").asText();
            String behind = href.apply(FigurePaths.clients("segment", "is", segment));
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.text(segment, behind),
                    Cell.money(one.path("stillToCome").asDouble(), behind),
                    Cell.money(one.path("lifetime").asDouble(), behind),
                    Cell.money(one.path("monthlyMoney").asDouble(), behind),
                    Cell.count(one.path("clients").asInt(), behind)));
            tiers.forEach(tier -> cells.add(Cell.count(
                    inTier(one, tier), href.apply(FigurePaths.clients("segment", "is", segment, "tier", tier)))));
            rows.add(new Row(cells));
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Segment"),
                Column.drawn("still to come", "accent"),
                Column.number("lifetime"),
                Column.number("monthly money"),
                Column.number("clients")));
        tiers.forEach(tier -> columns.add(Column.number("tier " + tier)));
        return figure("segments", says.segments(), "bars", columns, rows);
    }

    private static int inTier(JsonNode segment, String tier) {
        int clients = 0;
        for (JsonNode one : segment.path("tiers")) {
            clients +=
                    one.path("tier").asText().equals(tier) ? one.path("clients").asInt() : 0;
        }
        return clients;
    }

    private Figure pipeline() {
        JsonNode one = json.path("pipeline");
        return figure(
                "pipeline",
                says.pipeline(),
                "bars",
                List.of(Column.text("Group"), Column.drawn("clients", "accent"), Column.number("monthly money")),
                List.of(
                        group("prospects", "prospects", one.path("prospects").asInt(), Optional.empty()),
                        group(
                                "ending",
                                "ending",
                                one.path("ending").asInt(),
                                Optional.of(one.path("endingMonthlyMoney").asDouble())),
                        group(
                                "red",
                                "red, not ending",
                                one.path("red").asInt(),
                                Optional.of(one.path("redMonthlyMoney").asDouble()))));
    }

    private Row group(String of, String name, int clients, Optional<Double> money) {
        String behind = href.apply(FigurePaths.clients(of));
        return new Row(List.of(
                Cell.text(name, behind),
                Cell.count(clients, behind),
                money.map(some -> Cell.money(some, behind)).orElse(new Cell("", "", ""))));
    }

    private String part(String part, String until) {
        return href.apply(FigurePaths.clients("part", "is", part, "until", until));
    }

    static Optional<Double> share(JsonNode json, String name) {
        return json.path(name).isNumber() ? Optional.of(json.path(name).asDouble()) : Optional.empty();
    }

    private static Figure figure(String id, String title, String chart, List<Column> columns, List<Row> rows) {
        String says = id.equals("health")
                ? Definitions.of("health") + " " + Definitions.of("healthDays")
                        + " Days with * were decided afterwards."
                : Definitions.of(id);
        return new Figure(id, title, says, chart, columns, rows, "", "");
    }
}
