package io.holdfast.api.privacy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.pattern.DynamicConverter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Whether personal facts may stand in logs. Our own lines hold none; the messages of exceptions may, because libraries
 * quote what they could not read or store.
 */
public enum PersonalFacts {
    /** An exception is logged by its class and its lines, without its message. */
    MASKED,
    /** As it comes. */
    SHOWN;

    /** Every word by which a log format can ask for an exception, Dropwizard's among them. */
    private static final List<String> WORDS = List.of(
            "ex",
            "exception",
            "throwable",
            "xEx",
            "xException",
            "xThrowable",
            "rEx",
            "rootException",
            "dwEx",
            "dwException",
            "dwThrowable",
            "dwXEx",
            "dwXException",
            "dwXThrowable",
            "dwREx",
            "dwRootException");

    /** The word of the settings. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of a word. */
    @JsonCreator
    public static PersonalFacts of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("personalFacts is masked or shown, not " + word));
    }

    /** Makes it so for every log format that is set from now on. */
    public void applyToLogs() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            applyTo(logs);
        }
    }

    void applyTo(LoggerContext logs) {
        Map<String, Supplier<DynamicConverter<?>>> masks = this == SHOWN
                ? Map.of()
                : WORDS.stream().collect(Collectors.toMap(word -> word, word -> MaskedException::new));
        logs.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, new HashMap<>(masks));
    }
}
