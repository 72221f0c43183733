package io.holdfast.api.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** JSON that is known to be sound: kept by ourselves, or read before. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was kept as JSON is none.", impossible);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) read(text);
    }

    /** As text that every database can hold: half a character becomes a question mark, as it does in an answer. */
    static String text(JsonNode json) {
        return new String(json.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
