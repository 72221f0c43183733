package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A decision as columns: what there is to say of the client, and the first three recommendations. What is not known is left out. */
final class FlatDecision {

    /** Recommendations that have columns. */
    static final int ACTIONS = 3;

    /** Every column, in order. */
    static final List<FlatField> FIELDS = fields();

    private FlatDecision() {}

    static ObjectNode of(JsonNode decision) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        put(flat, "decision_id", decision.path("id"));
        put(flat, "client_id", decision.path("clientId"));
        put(flat, "as_of", decision.path("asOf"));
        put(flat, "revision", decision.path("revision"));
        decision.path("signals").forEach(signal -> {
            if (signal.path("name").asText().equals("health")) {
                put(flat, "health", signal.path("value"));
                put(flat, "health_reason", signal.path("because"));
            }
        });
        put(flat, "lifetime_value", decision.at("/value/lifetime"));
        put(flat, "residual_value", decision.at("/value/residual"));
        put(flat, "value_tier", decision.at("/value/tier"));
        flat.put("control", decision.path("control").asBoolean());
        put(flat, "because", decision.path("because"));
        flat.put("recommended", (double) decision.path("recommendations").size());
        String heldBack = heldBack(decision.path("heldBack"));
        if (!heldBack.isEmpty()) {
            flat.put("held_back", heldBack);
        }
        int rank = 0;
        for (JsonNode one : decision.path("recommendations")) {
            rank++;
            if (rank <= ACTIONS) {
                action(flat, "action_" + rank + "_", one);
            }
        }
        return flat;
    }

    private static void action(ObjectNode flat, String prefix, JsonNode one) {
        put(flat, prefix + "id", one.path("action"));
        put(flat, prefix + "title", one.path("title"));
        put(flat, prefix + "offer", one.path("offer"));
        put(flat, prefix + "reason", one.path("because"));
        put(flat, prefix + "worth", one.path("score"));
        put(flat, prefix + "due", one.path("dueBy"));
        put(flat, prefix + "owner", one.path("owner"));
        put(flat, prefix + "channel", one.path("channel"));
        put(flat, prefix + "kind", one.path("kind"));
        put(flat, prefix + "playbook", one.path("playbook"));
    }

    private static void put(ObjectNode flat, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            flat.set(name, value);
        }
    }

    private static String heldBack(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(one -> one.path("action").asText()
                        + (one.has("offer") ? " (" + one.path("offer").asText() + ")" : "") + ": "
                        + one.path("because").asText()
                        + (one.has("until") ? ", until " + one.path("until").asText() : ""))
                .collect(Collectors.joining("; "));
    }

    private static List<FlatField> fields() {
        List<FlatField> all = new ArrayList<>(
                List.of(
                        new FlatField(
                                "decision_id",
                                FlatType.TEXT,
                                "The decision's id: report outcomes with it, and look the decision up under it."),
                        new FlatField("client_id", FlatType.TEXT, "The client's id."),
                        new FlatField("as_of", FlatType.DATE, "The day decided for."),
                        new FlatField("revision", FlatType.TEXT, "The rule book that decided."),
                        new FlatField("health", FlatType.TEXT, "Green, amber or red; missing where nothing tells."),
                        new FlatField("health_reason", FlatType.TEXT, "Why the health is what it is."),
                        new FlatField(
                                "lifetime_value",
                                FlatType.NUMBER,
                                "Money over the whole relationship, in the book's currency."),
                        new FlatField(
                                "residual_value", FlatType.NUMBER, "Money still to come, in the book's currency."),
                        new FlatField("value_tier", FlatType.TEXT, "The tier of the lifetime value."),
                        new FlatField(
                                "control",
                                FlatType.BOOLEAN,
                                "Whether the client is in the control group: then nothing is recommended, on purpose."),
                        new FlatField(
                                "because", FlatType.TEXT, "Why nothing is recommended; missing where something is."),
                        new FlatField("recommended", FlatType.NUMBER, "How many actions follow, 0 to 3."),
                        new FlatField(
                                "held_back",
                                FlatType.TEXT,
                                "What was held back, why, and until when, with semicolons between; missing where nothing was.")));
        for (int rank = 1; rank <= ACTIONS; rank++) {
            String prefix = "action_" + rank + "_";
            all.add(new FlatField(prefix + "id", FlatType.TEXT, "The action's id; missing where there is none."));
            all.add(new FlatField(prefix + "title", FlatType.TEXT, "What to do."));
            all.add(new FlatField(
                    prefix + "offer", FlatType.TEXT, "The service or division it is about; missing where about none."));
            all.add(new FlatField(prefix + "reason", FlatType.TEXT, "Why, in the client's own numbers."));
            all.add(new FlatField(prefix + "worth", FlatType.NUMBER, "What it is worth now, in the book's currency."));
            all.add(new FlatField(prefix + "due", FlatType.DATE, "The day to have done it by."));
            all.add(new FlatField(prefix + "owner", FlatType.TEXT, "Who does it: a person, or a role."));
            all.add(new FlatField(prefix + "channel", FlatType.TEXT, "How: call, meeting, e-mail …"));
            all.add(new FlatField(prefix + "kind", FlatType.TEXT, "Keep, sell, reward, or internal work."));
            all.add(new FlatField(prefix + "playbook", FlatType.TEXT, "The playbook it comes from."));
        }
        return List.copyOf(all);
    }
}
