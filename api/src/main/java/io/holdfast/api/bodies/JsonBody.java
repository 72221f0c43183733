package io.holdfast.api.bodies;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A body as JSON: one document, no key twice. */
public final class JsonBody {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonBody() {}

    /** Reads a body; throws the problem where it is no JSON. */
    public static JsonNode read(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() == null) {
                throw MalformedJson.problem("The body is empty.").exception();
            }
            JsonNode json = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw MalformedJson.problem(
                                "Something follows behind the end of the document", parser.currentTokenLocation())
                        .exception();
            }
            return json;
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
    }
}
