package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.decisions.KeptDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A rule test of a decision that was made: the client as they were, under another name and id, and what was recommended,
 * or what should not have been.
 */
final class LoggedTest {

    static final String NAME = "A client";
    static final String ID = "T-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private static final int SHORTEST_NAME = 3;

    private final KeptDecision decision;

    LoggedTest(KeptDecision decision) {
        this.decision = decision;
    }

    /** What was recommended, by action and offer. */
    List<String> recommended() {
        return names(answer().path("recommendations"));
    }

    /**
     * The test as an entry of a list in YAML.
     *
     * @param never what must not be recommended; empty where the decision was right
     */
    String yaml(String title, Optional<String> never) {
        ObjectNode test = JSON.createObjectNode();
        test.put("title", title);
        test.put("asOf", decision.asOf().toString());
        test.set("client", nameless(json(decision.facts())));
        ObjectNode expect = test.putObject("expect");
        if (never.isPresent()) {
            expect.putArray("never").add(never.get());
        } else {
            expect(expect);
        }
        try {
            return YAML.writeValueAsString(JSON.createArrayNode().add(test));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A test is plain data.", impossible);
        }
    }

    private void expect(ObjectNode expect) {
        List<String> recommended = recommended();
        if (recommended.isEmpty()) {
            expect.put("nothing", true);
        } else {
            expect.put("first", recommended.get(0));
            put(expect, "recommend", recommended.subList(1, recommended.size()));
        }
        put(expect, "heldBack", List.copyOf(new TreeSet<>(names(answer().path("heldBack")))));
    }

    private static void put(ObjectNode expect, String key, List<String> names) {
        if (!names.isEmpty()) {
            ArrayNode list = expect.putArray(key);
            names.forEach(list::add);
        }
    }

    /** What a client who is held out was not told is what the rules said. */
    private JsonNode answer() {
        String withheld = decision.withheld();
        JsonNode answer = json(decision.answer());
        if (withheld == null) {
            return answer;
        }
        JsonNode kept = json(withheld);
        return kept.isArray() ? JSON.createObjectNode().set("recommendations", kept) : kept;
    }

    private static List<String> names(JsonNode entries) {
        List<String> names = new ArrayList<>();
        for (JsonNode entry : entries) {
            String offer = entry.path("offer").asText("");
            names.add(entry.path("action").asText() + (offer.isEmpty() ? "" : ":" + offer));
        }
        return names;
    }

    /** Name and id stand for others, also where a text of the facts holds them. */
    private static JsonNode nameless(JsonNode facts) {
        String name = facts.path("name").asText("");
        String id = facts.path("id").asText("");
        ObjectNode other = (ObjectNode) replaced(facts, name, id);
        other.put("id", ID);
        if (!name.isEmpty()) {
            other.put("name", NAME);
        }
        return other;
    }

    private static JsonNode replaced(JsonNode value, String name, String id) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(one -> copy.set(one.getKey(), replaced(one.getValue(), name, id)));
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = JSON.createArrayNode();
            list.forEach(one -> copy.add(replaced(one, name, id)));
            return copy;
        }
        if (value.isTextual()) {
            String text = value.textValue();
            text = name.length() >= SHORTEST_NAME ? text.replace(name, NAME) : text;
            return JSON.getNodeFactory().textNode(id.length() >= SHORTEST_NAME ? text.replace(id, ID) : text);
        }
        return value;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What is kept of a decision is JSON.", impossible);
        }
    }
}
