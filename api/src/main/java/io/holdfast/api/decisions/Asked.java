package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Known;
import io.holdfast.decision.Options;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * How a kept decision was asked for: with its facts, day and revision, all that its answer follows from.
 *
 * @param known what the answer said of stored facts; empty when the request brought all facts along
 */
record Asked(Options options, Optional<Known> known) {

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("top", options.top());
        json.put("explain", options.explain().name().toLowerCase(Locale.ROOT));
        options.path().ifPresent(action -> json.put("path", action));
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
                        Optional.ofNullable(json.path("path").textValue())),
                known);
    }
}
