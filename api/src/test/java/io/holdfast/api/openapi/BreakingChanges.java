package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What callers of an earlier description could no longer do, or no longer understand. */
public final class BreakingChanges {

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaking = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    public static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.operations();
        return changes.breaking;
    }

    private void operations() {
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    String at = one.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    JsonNode now = after.path("paths").path(path.getKey()).path(one.getKey());
                    if (now.isMissingNode()) {
                        breaking.add(at + " is gone");
                        return;
                    }
                    if (!now.path("operationId").equals(one.getValue().path("operationId"))) {
                        breaking.add(at + ": another operationId");
                    }
                    parameters(one.getValue(), now, at);
                    body(one.getValue().path("requestBody"), now.path("requestBody"), at);
                    answers(one.getValue().path("responses"), now.path("responses"), at);
                }));
    }

    private void parameters(JsonNode was, JsonNode is, String at) {
        was.path("parameters").forEach(one -> {
            JsonNode now = parameter(is, one);
            if (now.isMissingNode()) {
                breaking.add(at + ": the parameter " + one.path("name").asText() + " is gone");
            } else {
                sent(
                        one.path("schema"),
                        now.path("schema"),
                        at + " " + one.path("name").asText());
            }
        });
        is.path("parameters").forEach(one -> {
            if (one.path("required").asBoolean()
                    && !parameter(was, one).path("required").asBoolean()) {
                breaking.add(at + ": the parameter " + one.path("name").asText() + " has to be sent now");
            }
        });
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        for (JsonNode one : operation.path("parameters")) {
            if (one.path("name").equals(like.path("name")) && one.path("in").equals(like.path("in"))) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private void body(JsonNode was, JsonNode is, String at) {
        was.path("content").properties().forEach(one -> {
            JsonNode now = is.path("content").path(one.getKey());
            if (now.isMissingNode()) {
                breaking.add(at + ": takes no " + one.getKey() + " any more");
            } else {
                sent(one.getValue().path("schema"), now.path("schema"), at);
            }
        });
        if (is.path("required").asBoolean()
                && !was.isMissingNode()
                && !was.path("required").asBoolean()) {
            breaking.add(at + ": a body has to be sent now");
        }
    }

    private void answers(JsonNode was, JsonNode is, String at) {
        was.properties().forEach(one -> {
            if (!one.getKey().startsWith("2")) {
                return;
            }
            JsonNode now = is.path(one.getKey());
            if (now.isMissingNode()) {
                breaking.add(at + ": never answers " + one.getKey() + " any more");
            }
            one.getValue().path("content").properties().forEach(content -> {
                JsonNode same = now.path("content").path(content.getKey());
                if (same.isMissingNode()) {
                    breaking.add(at + ": answers no " + content.getKey() + " any more");
                } else {
                    String schema = content.getValue().has("x-line") ? "x-line" : "schema";
                    got(content.getValue().path(schema), same.path(schema), at + " " + one.getKey());
                }
            });
        });
    }

    /** What callers send has to be taken still. */
    private void sent(JsonNode was, JsonNode is, String at) {
        compare(was, is, at, true);
    }

    /** What callers read has to come still. */
    private void got(JsonNode was, JsonNode is, String at) {
        compare(was, is, at, false);
    }

    private void compare(JsonNode givenBefore, JsonNode givenAfter, String at, boolean sent) {
        JsonNode was = SchemaCheck.resolved(before, givenBefore);
        JsonNode is = SchemaCheck.resolved(after, givenAfter);
        if (!compared.add(sent + " " + was + " " + is)) {
            return;
        }
        if (was.has("oneOf") && is.path("oneOf").size() == was.get("oneOf").size()) {
            for (int i = 0; i < was.get("oneOf").size(); i++) {
                compare(was.get("oneOf").get(i), is.get("oneOf").get(i), at, sent);
            }
        }
        if (!was.path("type").equals(is.path("type")) || !was.path("format").equals(is.path("format"))) {
            breaking.add(at + ": was " + kind(was) + ", is " + kind(is));
            return;
        }
        words(was, is, at, sent);
        was.path("properties").properties().forEach(one -> {
            JsonNode now = is.path("properties").path(one.getKey());
            String below = at + "/" + one.getKey();
            if (now.isMissingNode()) {
                breaking.add(below + " is gone");
            } else {
                compare(one.getValue(), now, below, sent);
            }
        });
        Set<String> needed = required(sent ? is : was);
        needed.removeAll(required(sent ? was : is));
        needed.forEach(name -> breaking.add(at + "/" + name + (sent ? " has to be sent now" : " may be missing now")));
        if (was.has("items")) {
            compare(was.get("items"), is.path("items"), at + "/*", sent);
        }
    }

    /** Fewer words may be sent, or more may come: both surprise somebody. */
    private void words(JsonNode was, JsonNode is, String at, boolean sent) {
        Set<String> lost = values(sent ? was : is);
        lost.removeAll(values(sent ? is : was));
        boolean limited = sent ? is.has("enum") : was.has("enum");
        if (limited && !lost.isEmpty()) {
            breaking.add(at + ": " + (sent ? "no longer takes " : "may now be ") + lost);
        }
        if (sent && is.has("enum") && !was.has("enum")) {
            breaking.add(at + ": takes only some words now");
        }
    }

    private static Set<String> values(JsonNode schema) {
        Set<String> all = new java.util.TreeSet<>();
        schema.path("enum").forEach(one -> all.add(one.asText()));
        return all;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> all = new java.util.TreeSet<>();
        schema.path("required").forEach(one -> all.add(one.asText()));
        return all;
    }

    private static String kind(JsonNode schema) {
        return schema.path("type").asText("anything") + " "
                + schema.path("format").asText("");
    }
}
