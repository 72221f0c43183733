package io.holdfast.api.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Names what was sent by its content: the order of keys and blanks between them make no difference. */
public final class Sent {

    private Sent() {}

    /** 64 hexadecimal digits that stand for a document. */
    public static String fingerprint(JsonNode json) {
        StringBuilder text = new StringBuilder();
        write(json, text);
        return hash(text.toString());
    }

    /** 64 hexadecimal digits that stand for a number of texts in their order. */
    public static String fingerprint(Iterable<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return hash(text.toString());
    }

    private static void write(JsonNode json, StringBuilder text) {
        if (json.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            json.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
            text.append('{');
            sorted.forEach((key, value) -> {
                text.append(key.length()).append(':').append(key);
                write(value, text);
            });
            text.append('}');
        } else if (json.isArray()) {
            text.append('[');
            json.forEach(one -> {
                write(one, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(json);
        }
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
