package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Known;
import io.holdfast.decision.Options;
import io.holdfast.decision.SetAside;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a kept decision was asked for, and what managers had said by then: with its facts, day and revision, all that its
 * answer follows from.
 *
 * @param known what the answer said of stored facts; empty when the request brought all facts along
 */
record Asked(Options options, Optional<Known> known) {

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("top", options.top());
        json.put("explain", options.explain().name().toLowerCase(Locale.ROOT));
        options.path().ifPresent(action -> json.put("path", action));
        if (!options.setAside().isEmpty()) {
            ArrayNode aside = json.putArray("setAside");
            options.setAside().forEach(one -> put(aside.addObject(), one));
        }
        known.ifPresent(it -> {
            ObjectNode from = json.putObject("known").put("from", it.from().toString());
            if (it.note() != null) {
                from.put("note", it.note());
            }
        });
        return json.toString();
    }

    static Asked of(String text) {
        JsonNode json = Json.read(text);
        Optional<Known> known = Optional.of(json.path("known"))
                .filter(JsonNode::isObject)
                .map(it -> new Known(
                        LocalDate.parse(it.path("from").asText()),
                        it.path("note").textValue()));
        return new Asked(
                new Options(
                        json.path("top").asInt(),
                        Explain.of(json.path("explain").asText()).orElseThrow(),
                        Optional.ofNullable(json.path("path").textValue()),
                        setAside(json.path("setAside"))),
                known);
    }

    private static void put(ObjectNode json, SetAside one) {
        json.put("action", one.action());
        putIfAny(json, "offer", one.offer());
        json.put("how", one.how().word());
        json.put("by", one.by());
        json.put("on", one.on().toString());
        putIfAny(json, "until", one.until());
        putIfAny(json, "reason", one.reason());
    }

    private static void putIfAny(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    /** A decision of before reviews counted has none. */
    private static List<SetAside> setAside(JsonNode all) {
        List<SetAside> aside = new ArrayList<>();
        for (JsonNode one : all) {
            aside.add(new SetAside(
                    one.path("action").asText(),
                    one.path("offer").textValue(),
                    SetAside.How.of(one.path("how").asText()).orElseThrow(),
                    one.path("by").asText(),
                    LocalDate.parse(one.path("on").asText()),
                    one.has("until") ? LocalDate.parse(one.path("until").asText()) : null,
                    one.path("reason").textValue()));
        }
        return aside;
    }
}
