package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** To how many clients each action and playbook was proposed, as it was counted last. */
record Proposed(Map<String, ProposedCount> actions, Map<String, ProposedCount> playbooks) {

    Proposed {
        actions = Map.copyOf(actions);
        playbooks = Map.copyOf(playbooks);
    }

    static Proposed of(List<ProposedCount> actions, List<ProposedCount> playbooks) {
        return new Proposed(byName(actions), byName(playbooks));
    }

    /** As {@link #json()} wrote it; whatever else stands there is nothing. */
    static Proposed of(JsonNode json) {
        return new Proposed(read(json.path("actions")), read(json.path("playbooks")));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(json.putArray("actions"), actions);
        write(json.putArray("playbooks"), playbooks);
        return json;
    }

    ProposedCount action(String id) {
        return actions.getOrDefault(id, new ProposedCount(id, 0, 0));
    }

    ProposedCount playbook(String id) {
        return playbooks.getOrDefault(id, new ProposedCount(id, 0, 0));
    }

    private static Map<String, ProposedCount> byName(List<ProposedCount> counts) {
        Map<String, ProposedCount> all = new LinkedHashMap<>();
        counts.forEach(one -> all.put(one.name(), one));
        return all;
    }

    private static Map<String, ProposedCount> read(JsonNode json) {
        Map<String, ProposedCount> all = new LinkedHashMap<>();
        for (JsonNode one : json) {
            String name = one.path("name").asText();
            all.put(
                    name,
                    new ProposedCount(
                            name,
                            one.path("proposed").asInt(),
                            one.path("heldOut").asInt()));
        }
        return all;
    }

    private static void write(ArrayNode json, Map<String, ProposedCount> counts) {
        counts.values()
                .forEach(one -> json.addObject()
                        .put("name", one.name())
                        .put("proposed", one.proposed())
                        .put("heldOut", one.heldOut()));
    }
}
