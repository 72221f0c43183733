package io.holdfast.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** A small JSON object of texts, numbers and truths, read so that every mistake in it is told at once. */
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode body;
    private final List<FactProblem> problems = new ArrayList<>();

    private JsonBody(JsonNode body, Set<String> keys) {
        this.body = body;
        body.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String near = Nearest.advice(key, keys);
                problems.add(new FactProblem(
                        "/" + key.replace("~", "~0").replace("/", "~1"),
                        "There is no such key here" + (near.isEmpty() ? "" : ". " + near)));
            }
        });
    }

    /** Reads a body that may have these keys. */
    static JsonBody read(InputStream body, Set<String> keys) throws IOException {
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw Problem.of(ProblemCode.MALFORMED_JSON, "The body is not JSON, or says a key twice.")
                    .exception();
        }
        if (!read.isObject()) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "The body is a JSON object with " + keys + ".")
                    .exception();
        }
        return new JsonBody(read, keys);
    }

    /** A text that has to be there; what stands in for it where it is not, so that the other mistakes are found too. */
    String text(String key, String otherwise) {
        Optional<String> given = optional(key, JsonNode::isTextual, JsonNode::textValue, "a text");
        if (given.isEmpty() && !body.has(key)) {
            problems.add(new FactProblem("/" + key, "`" + key + "` is missing"));
        }
        return given.orElse(otherwise);
    }

    Optional<String> text(String key) {
        return optional(key, JsonNode::isTextual, JsonNode::textValue, "a text");
    }

    Optional<Boolean> truth(String key) {
        return optional(key, JsonNode::isBoolean, JsonNode::booleanValue, "true or false");
    }

    Optional<Integer> number(String key) {
        return optional(key, JsonNode::canConvertToExactIntegral, one -> clamped(one), "a whole number");
    }

    Optional<List<String>> texts(String key) {
        return optional(
                key,
                list -> list.isArray()
                        && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual),
                list -> StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList(),
                "a list of texts");
    }

    /** Reads a text as something else. */
    <T> Optional<T> parsed(Optional<String> text, String key, Function<String, Optional<T>> reading, String needed) {
        Optional<T> parsed = text.flatMap(reading);
        if (text.isPresent() && parsed.isEmpty()) {
            problems.add(new FactProblem("/" + key, "`" + key + "` is " + needed));
        }
        return parsed;
    }

    /** Ends the request where anything was wrong. */
    void refuseBad() {
        Refusal.throwIfAny(problems);
    }

    private <T> Optional<T> optional(
            String key, Function<JsonNode, Boolean> fits, Function<JsonNode, T> value, String needed) {
        JsonNode given = body.path(key);
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        if (!fits.apply(given)) {
            problems.add(new FactProblem("/" + key, "`" + key + "` is " + needed));
            return Optional.empty();
        }
        return Optional.of(value.apply(given));
    }

    private static int clamped(JsonNode number) {
        return number.canConvertToInt() && number.isNumber() ? number.intValue() : -1;
    }
}
