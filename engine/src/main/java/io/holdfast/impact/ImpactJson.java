package io.holdfast.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What an edit changes, as JSON: the same books and clients always give the same bytes. */
public final class ImpactJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private ImpactJson() {}

    /** One client, as one line without its end. */
    public static String line(ClientImpact impact) {
        return write(impact);
    }

    /** The sums, as one line without its end. */
    public static String line(ImpactSummary summary) {
        return write(summary);
    }

    private static String write(Object plain) {
        try {
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What an edit changes is plain data.", impossible);
        }
    }
}
