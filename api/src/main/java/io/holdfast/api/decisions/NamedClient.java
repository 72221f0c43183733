package io.holdfast.api.decisions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.api.clients.ClientIds;
import java.io.IOException;
import java.util.Optional;

/** Finds the client that a request names, reading no further than that, so that many can be looked up at once. */
final class NamedClient {

    private static final JsonFactory JSON = new JsonFactory();

    private NamedClient() {}

    /** The id; empty where there is none that could be one, which whoever reads the whole request tells. */
    static Optional<String> in(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            return id(parser).filter(id -> ClientIds.problem(id).isEmpty());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        Optional<String> found = Optional.empty();
        while (found.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("client") && value == JsonToken.START_OBJECT) {
                found = text(parser, "id");
            } else if (key.equals("clientId") && value == JsonToken.VALUE_STRING) {
                found = Optional.of(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** A member of the object that begins here; afterwards the parser is at its end, or at the text that was found. */
    private static Optional<String> text(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals(name);
            if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                return Optional.of(parser.getText());
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
