package io.holdfast.api.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.queue.Move;
import io.holdfast.api.queue.OpenRecommendation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as they are sent. */
final class EventJson {

    /** Every event there is. */
    static final List<String> NAMES =
            Arrays.stream(Move.What.values()).map(EventJson::name).toList();

    private EventJson() {}

    static String name(Move.What what) {
        return "recommendation." + what.name().toLowerCase(Locale.ROOT);
    }

    static String body(UUID id, Move move, Instant at) {
        OpenRecommendation one = move.now();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id.toString());
        json.put("event", name(move.what()));
        json.put("at", at.toString());
        ObjectNode about = json.putObject("recommendation");
        about.put("clientId", one.clientId());
        put(about, "clientName", one.clientName());
        about.put("action", one.action());
        put(about, "offer", one.offer().isEmpty() ? null : one.offer());
        about.put("playbook", one.playbook());
        about.put("kind", one.kind());
        put(about, "because", one.because());
        about.put("score", one.score());
        about.put("worth", one.worth());
        about.put("dueBy", one.dueBy().toString());
        about.put("owner", one.owner());
        about.put("channel", one.channel());
        about.put("state", one.state());
        put(about, "until", one.until() == null ? null : String.valueOf(one.until()));
        about.put("version", one.version());
        return json.toString();
    }

    private static void put(ObjectNode json, String key, @Nullable String value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
