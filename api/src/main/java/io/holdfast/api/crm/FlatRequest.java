package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One flat request for a decision, as the body of {@code POST /v1/decisions} that means the same. */
final class FlatRequest {

    static final String CLIENT = "client_id";

    /** What is asked with the facts. */
    static final List<FlatField> AROUND = List.of(
            new FlatField(
                    CLIENT,
                    FlatType.TEXT,
                    "The client's id, the same in every call. Facts that are kept under it are used, with those of this"
                            + " call laid over them; nothing has to be kept."),
            new FlatField("as_of", FlatType.DATE, "The day to decide for; today where it is empty."),
            new FlatField("dry_run", FlatType.BOOLEAN, "True: only look, and keep nothing."),
            new FlatField(
                    "request_id",
                    FlatType.TEXT,
                    "An id of your own for this call: sent again with the same columns, it gets the same answer."));

    private static final int MOST_ACTIONS = FlatDecision.ACTIONS;

    private final Columns columns;
    private final Cells cells;
    private final List<FactProblem> problems = new ArrayList<>();
    private final ObjectNode rich = JsonNodeFactory.instance.objectNode();
    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();
    private Optional<String> requestId = Optional.empty();

    FlatRequest(JsonNode flat, Columns columns, Cells cells) {
        this.columns = columns;
        this.cells = cells;
        rich.put("top", MOST_ACTIONS).put("explain", "none");
        if (!flat.isObject()) {
            problems.add(new FactProblem("", "the body has to be an object of columns: {\"client_id\": \"C-1\"}"));
        }
        flat.properties().forEach(this::member);
        if (!rich.has("clientId")) {
            problems.add(new FactProblem("/" + CLIENT, "`client_id` is missing"));
        }
        if (!facts.isEmpty() || !problems.isEmpty()) {
            rich.set("client", facts);
        }
        if (!problems.isEmpty()) {
            // Nobody knows this key, so nothing is decided or kept, and all that is wrong with the facts is told as
            // well.
            rich.put("", true);
        }
    }

    /** What is wrong with the columns themselves. */
    List<FactProblem> problems() {
        return problems;
    }

    byte[] body() {
        return rich.toString().getBytes(StandardCharsets.UTF_8);
    }

    Optional<String> requestId() {
        return requestId;
    }

    /** The column that a place in the other body came from. */
    String column(String pointer) {
        if (pointer.equals("/clientId") || pointer.equals("/client/id")) {
            return "/" + CLIENT;
        }
        return switch (pointer) {
            case "/asOf" -> "/as_of";
            case "/dryRun" -> "/dry_run";
            case "/Idempotency-Key" -> "/request_id";
            default ->
                Optional.of(pointer)
                        .filter(one -> one.startsWith("/client/"))
                        .flatMap(one -> columns.at(one.substring("/client".length())))
                        .map(column -> "/" + column.name())
                        .orElse("");
        };
    }

    private void member(Map.Entry<String, JsonNode> member) {
        String name = member.getKey();
        JsonNode cell = member.getValue();
        switch (name) {
            case CLIENT -> cells.value(cell, FactKind.TEXT).ifPresent(id -> rich.set("clientId", id));
            case "as_of" -> cells.value(cell, FactKind.DATE).ifPresent(day -> rich.set("asOf", day));
            case "dry_run" -> cells.value(cell, FactKind.BOOLEAN).ifPresent(truth -> rich.set("dryRun", truth));
            case "request_id" -> cells.value(cell, FactKind.TEXT).ifPresent(this::requestId);
            default -> columns.column(name).ifPresentOrElse(column -> fact(column, cell), () -> unknown(name));
        }
    }

    private void requestId(JsonNode id) {
        if (id.isTextual()) {
            requestId = Optional.of(id.textValue());
        } else {
            problems.add(new FactProblem("/request_id", "`request_id` is a text"));
        }
    }

    private void unknown(String name) {
        String brief = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        TreeSet<String> known = new TreeSet<>(columns.names());
        AROUND.forEach(field -> known.add(field.name()));
        String advice = Nearest.advice(brief, known);
        problems.add(new FactProblem(
                "/" + brief.replace("~", "~0").replace("/", "~1"),
                "no column `" + brief + "`" + (advice.isEmpty() ? "" : ". " + advice)));
    }

    private void fact(Column column, JsonNode cell) {
        cells.value(cell, column.kind()).flatMap(value -> whole(column, value)).ifPresent(value -> set(column, value));
    }

    private Optional<JsonNode> whole(Column column, JsonNode value) {
        if (!value.isTextual()
                || column.kind() != FactKind.TEXTS && column.entry().isEmpty()) {
            return Optional.of(value);
        }
        if (column.entry().isEmpty()) {
            return Optional.of(Entries.texts(value.textValue()));
        }
        Optional<? extends JsonNode> records =
                Entries.records(value.textValue(), column.entry().get(), cells);
        if (records.isEmpty()) {
            problems.add(new FactProblem(
                    "/" + column.name(),
                    "an entry has these parts at most: "
                            + String.join("|", Entries.names(column.entry().get()))));
        }
        return records.map(one -> one);
    }

    private void set(Column column, JsonNode value) {
        String[] path = column.pointer().substring(1).split("/");
        ObjectNode object = facts;
        for (int i = 0; i < path.length - 1; i++) {
            object = object.withObjectProperty(path[i]);
        }
        object.set(path[path.length - 1].replace("~1", "/").replace("~0", "~"), value);
    }
}
