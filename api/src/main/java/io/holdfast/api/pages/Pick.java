package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.QueueKey;
import java.util.Optional;

/**
 * A recommendation that somebody ticked, as they saw it.
 *
 * @param version of its state on the page
 */
record Pick(QueueKey key, long version) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Pick of(QueueEntry entry) {
        return new Pick(entry.key(), entry.version());
    }

    /** What a form brings along. */
    String text() {
        return JSON.createArrayNode()
                .add(key.clientId())
                .add(key.action())
                .add(key.offer())
                .add(version)
                .toString();
    }

    static Optional<Pick> read(String text) {
        try {
            JsonNode parts = JSON.readTree(text);
            return parts.isArray()
                            && parts.size() == 4
                            && parts.get(3).canConvertToLong()
                            && Typed.isFine(parts.get(0).asText()
                                    + parts.get(1).asText()
                                    + parts.get(2).asText())
                    ? Optional.of(new Pick(
                            new QueueKey(
                                    parts.get(0).asText(),
                                    parts.get(1).asText(),
                                    parts.get(2).asText()),
                            parts.get(3).asLong()))
                    : Optional.empty();
        } catch (JsonProcessingException nonsense) {
            return Optional.empty();
        }
    }
}
