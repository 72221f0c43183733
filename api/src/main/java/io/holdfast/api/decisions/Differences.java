package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is different between two answers to the same question. */
final class Differences {

    /** What is told on its own, follows from the revision, or only counts the others. */
    private static final Set<String> NOT_COMPARED = Set.of("revision", "recommendations", "heldBack");

    private static final Set<String> PLACE = Set.of("rank");

    private Differences() {}

    /** Empty when the two say the same, their revisions aside. */
    static ObjectNode of(JsonNode before, JsonNode after) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        recommendations(all, listed(before, "recommendations"), listed(after, "recommendations"));
        put(all, "heldBack", changes(listed(before, "heldBack"), listed(after, "heldBack"), Set.of()));
        put(all, "other", members(before, after, NOT_COMPARED));
        return all;
    }

    private static void recommendations(ObjectNode all, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        ObjectNode changes = changes(before, after, PLACE);
        ArrayNode moved = changes.arrayNode();
        before.forEach((key, one) -> {
            JsonNode other = after.get(key);
            if (other != null && one.path("rank").asInt() != other.path("rank").asInt()) {
                named(moved.addObject(), one)
                        .put("from", one.path("rank").asInt())
                        .put("to", other.path("rank").asInt());
            }
        });
        putUnlessEmpty(changes, "moved", moved);
        put(all, "recommendations", changes);
    }

    private static ObjectNode changes(
            Map<String, JsonNode> before, Map<String, JsonNode> after, Set<String> notCompared) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        ArrayNode added = changes.arrayNode();
        ArrayNode removed = changes.arrayNode();
        ArrayNode changed = changes.arrayNode();
        after.forEach((key, one) -> {
            if (!before.containsKey(key)) {
                added.add(one);
            }
        });
        before.forEach((key, one) -> {
            JsonNode other = after.get(key);
            if (other == null) {
                removed.add(one);
                return;
            }
            ObjectNode members = members(one, other, notCompared);
            if (!members.isEmpty()) {
                named(changed.addObject(), one).setAll(members);
            }
        });
        putUnlessEmpty(changes, "added", added);
        putUnlessEmpty(changes, "removed", removed);
        putUnlessEmpty(changes, "changed", changed);
        return changes;
    }

    /** Each member that is not the same, with what it was and what it is. */
    private static ObjectNode members(JsonNode before, JsonNode after, Set<String> notCompared) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> names = new LinkedHashMap<>();
        before.properties().forEach(one -> names.put(one.getKey(), one.getValue()));
        after.properties().forEach(one -> names.putIfAbsent(one.getKey(), one.getValue()));
        for (String name : names.keySet()) {
            JsonNode was = before.get(name);
            JsonNode is = after.get(name);
            boolean same = was != null && was.equals(is);
            if (!notCompared.contains(name) && !same) {
                ObjectNode change = members.putObject(name);
                if (was != null) {
                    change.set("from", was);
                }
                if (is != null) {
                    change.set("to", is);
                }
            }
        }
        return members;
    }

    private static Map<String, JsonNode> listed(JsonNode decision, String list) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        decision.path(list)
                .forEach(one -> entries.put(
                        one.path("action").asText() + ":" + one.path("offer").asText(), one));
        return entries;
    }

    private static ObjectNode named(ObjectNode into, JsonNode one) {
        into.set("action", one.path("action"));
        if (one.has("offer")) {
            into.set("offer", one.path("offer"));
        }
        return into;
    }

    private static void putUnlessEmpty(ObjectNode into, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            into.set(name, list);
        }
    }

    private static void put(ObjectNode all, String name, ObjectNode part) {
        if (!part.isEmpty()) {
            all.set(name, part);
        }
    }
}
