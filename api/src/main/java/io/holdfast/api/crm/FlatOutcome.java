package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One flat report, as the body of {@code POST /v1/outcomes} that means the same. */
final class FlatOutcome {

    /** What comes in. */
    static final List<FlatField> FIELDS = List.of(
            new FlatField("decision_id", FlatType.TEXT, "The decision it came from; or say the client."),
            new FlatField("client_id", FlatType.TEXT, "Whom it is about, where there is no decision."),
            new FlatField("action_id", FlatType.TEXT, "The action it is about, as the decision named it."),
            new FlatField("offer", FlatType.TEXT, "The service or division, where the action is about one."),
            new FlatField(
                    "outcome",
                    FlatType.TEXT,
                    "What became of it: shown, accepted, rejected, snoozed, done, won or lost."),
            new FlatField("happened_on", FlatType.DATE, "The day it happened; today where it is empty."),
            new FlatField("snoozed_until", FlatType.DATE, "Only with snoozed: the day the snooze ends."),
            new FlatField("amount", FlatType.NUMBER, "Only with won: the money, 0 or more."),
            new FlatField("reason", FlatType.TEXT, "Why, in words."),
            new FlatField("channel", FlatType.TEXT, "How it was put to the client."),
            new FlatField(
                    "request_id",
                    FlatType.TEXT,
                    "An id of your own for this report: sent again with the same columns, it is the same report."));

    /** What is answered. */
    static final List<FlatField> ANSWER = List.of(
            new FlatField("outcome_id", FlatType.TEXT, "The report's id."),
            new FlatField("decision_id", FlatType.TEXT, "The decision it came from; missing where none was named."),
            new FlatField("action_id", FlatType.TEXT, "The action it is about."),
            new FlatField("offer", FlatType.TEXT, "The service or division; missing where about none."),
            new FlatField("outcome", FlatType.TEXT, "What became of it."),
            new FlatField("happened_on", FlatType.DATE, "The day it happened."),
            new FlatField("recorded_at", FlatType.MOMENT, "When it was first reported."),
            new FlatField("repeated", FlatType.BOOLEAN, "Whether the same report was known before."));

    /** Columns that have another name in the other body. */
    private static final Map<String, String> RENAMED = Map.of(
            "decision_id",
            "decisionId",
            "client_id",
            "clientId",
            "action_id",
            "action",
            "happened_on",
            "on",
            "snoozed_until",
            "until");

    private static final String REQUEST_ID = "request_id";

    private final List<FactProblem> problems = new ArrayList<>();
    private final ObjectNode rich = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private Optional<String> requestId = Optional.empty();

    FlatOutcome(JsonNode flat, Cells cells) {
        FIELDS.forEach(field -> columns.put("/" + rich(field.name()), "/" + field.name()));
        columns.put("/Idempotency-Key", "/" + REQUEST_ID);
        if (!flat.isObject()) {
            problems.add(new FactProblem("", "the body has to be an object of columns: {\"action_id\": \"call\"}"));
        }
        flat.properties().forEach(member -> member(member.getKey(), member.getValue(), cells));
        if (!problems.isEmpty()) {
            // Nobody knows this key, so nothing is kept, and all else that is wrong is told as well.
            rich.put("", true);
        }
    }

    List<FactProblem> problems() {
        return problems;
    }

    byte[] body() {
        return rich.toString().getBytes(StandardCharsets.UTF_8);
    }

    Optional<String> requestId() {
        return requestId;
    }

    String column(String pointer) {
        return columns.getOrDefault(pointer, "");
    }

    static ObjectNode answer(JsonNode told) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        told.properties().forEach(member -> {
            switch (member.getKey()) {
                case "id" -> flat.set("outcome_id", member.getValue());
                case "recordedAt" -> flat.set("recorded_at", member.getValue());
                default -> flat.set(flat(member.getKey()), member.getValue());
            }
        });
        return flat;
    }

    private void member(String name, JsonNode cell, Cells cells) {
        Optional<FlatField> field =
                FIELDS.stream().filter(one -> one.name().equals(name)).findFirst();
        if (field.isEmpty()) {
            String brief = name.length() > 60 ? name.substring(0, 60) + "…" : name;
            String advice =
                    Nearest.advice(brief, FIELDS.stream().map(FlatField::name).toList());
            problems.add(new FactProblem(
                    "/" + brief.replace("~", "~0").replace("/", "~1"),
                    "no column `" + brief + "`" + (advice.isEmpty() ? "" : ". " + advice)));
            return;
        }
        Optional<JsonNode> value = cells.value(cell, kind(field.get().type()));
        if (!name.equals(REQUEST_ID)) {
            value.ifPresent(one -> rich.set(rich(name), one));
        } else if (value.filter(JsonNode::isTextual).isPresent()) {
            requestId = value.map(JsonNode::textValue);
        } else if (value.isPresent()) {
            problems.add(new FactProblem("/" + REQUEST_ID, "`request_id` is a text"));
        }
    }

    private static FactKind kind(FlatType type) {
        return switch (type) {
            case NUMBER -> FactKind.NUMBER;
            case DATE -> FactKind.DATE;
            default -> FactKind.TEXT;
        };
    }

    private static String rich(String column) {
        return RENAMED.getOrDefault(column, column);
    }

    private static String flat(String key) {
        return RENAMED.entrySet().stream()
                .filter(one -> one.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
