package io.holdfast.api.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept, each as an ISO 8601 period: {@code P730D}, {@code P2Y}.
 *
 * @param decisions from when they were made
 * @param contacts reported outcomes, from the day they happened; reviews, from when they were given
 * @param idempotencyKeys from when they were first sent
 * @param audit from when an entry was written
 */
public record RetentionSettings(String decisions, String contacts, String idempotencyKeys, String audit) {

    public static final RetentionSettings STANDARD = new RetentionSettings(null, null, null, null);

    public RetentionSettings(
            @Nullable String decisions,
            @Nullable String contacts,
            @Nullable String idempotencyKeys,
            @Nullable String audit) {
        this.decisions = decisions == null ? "P730D" : decisions;
        this.contacts = contacts == null ? "P1825D" : contacts;
        this.idempotencyKeys = idempotencyKeys == null ? "P7D" : idempotencyKeys;
        this.audit = audit == null ? "P3650D" : audit;
    }

    @JsonIgnore
    @ValidationMethod(message = "every period is at least a day, like P730D, P24M or P2Y")
    public boolean isEachAPeriod() {
        return Stream.of(decisions, contacts, idempotencyKeys, audit)
                .allMatch(text -> period(text).isPresent());
    }

    /** The period of a text; empty when it is none, or less than a day. */
    static Optional<Period> period(String text) {
        try {
            return Optional.of(Period.parse(text))
                    .filter(period -> !period.isNegative() && period.toTotalMonths() + period.getDays() > 0);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
