package io.holdfast.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decisions as JSON: the same decision always gives the same bytes. */
public final class DecisionJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new DecisionWriter()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private DecisionJson() {}

    /** One line of JSON, without a line end. */
    public static String line(Decision decision) {
        return json(decision);
    }

    /** The same line as UTF-8; half a character becomes a question mark. */
    public static byte[] bytes(Decision decision) {
        try {
            return MAPPER.writeValueAsBytes(decision);
        } catch (JsonProcessingException halfACharacter) {
            return line(decision).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The same of what a client held out is not told. */
    public static String line(List<Recommendation> withheld) {
        return json(withheld);
    }

    private static String json(Object plain) {
        try {
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A decision is plain data.", impossible);
        }
    }
}
