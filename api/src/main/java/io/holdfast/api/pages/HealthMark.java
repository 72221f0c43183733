package io.holdfast.api.pages;

import io.holdfast.decision.Decision;
import java.util.Optional;

/**
 * A client's health as word and shape, so that no colour has to be told from another.
 *
 * @param shape empty where the health is unknown or a word of the book's own
 * @param tone style of the mark
 */
public record HealthMark(String word, String shape, String tone) {

    static final String SIGNAL = "health";
    static final HealthMark UNKNOWN = of(PageText.UNKNOWN);

    static HealthMark of(String value) {
        return switch (value) {
            case "green" -> new HealthMark(value, "●", value);
            case "amber" -> new HealthMark(value, "▲", value);
            case "red" -> new HealthMark(value, "■", value);
            case PageText.UNKNOWN -> new HealthMark(value, "", "quiet");
            default -> new HealthMark(value, "", "plain");
        };
    }

    static HealthMark of(Optional<Decision> decision) {
        return decision.flatMap(one -> one.signals().stream()
                        .filter(signal -> signal.name().equals(SIGNAL))
                        .findFirst())
                .map(signal -> of(signal.value()))
                .orElse(UNKNOWN);
    }
}
