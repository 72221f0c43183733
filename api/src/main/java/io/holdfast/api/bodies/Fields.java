package io.holdfast.api.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The members of one object, each read as what it has to be. What is not is a problem with its pointer, and then reads
 * as absent.
 */
public final class Fields {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int DECIMALS = 4;
    private static final int UUID_LENGTH = 36;

    private final JsonNode object;
    private final String at;
    private final List<FactProblem> problems;

    /**
     * @param at pointer to the object
     * @param keys all that may stand in it
     * @param problems where problems go
     */
    public Fields(JsonNode object, String at, Collection<String> keys, List<FactProblem> problems) {
        this.object = object;
        this.at = at;
        this.problems = problems;
        if (!object.isObject()) {
            problems.add(new FactProblem(at, "this has to be an object, not " + kind(object)));
        }
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String advice = Nearest.advice(brief(key), keys);
                wrong(key, "no `" + brief(key) + "` here" + (advice.isEmpty() ? "" : ". " + advice));
            }
        });
    }

    public boolean has(String key) {
        return object.has(key);
    }

    /** Notes what is wrong with a member. */
    public void wrong(String key, String message) {
        problems.add(new FactProblem(at + "/" + brief(key).replace("~", "~0").replace("/", "~1"), message));
    }

    /** A text of people or of another system; never blank, and without characters that no database takes. */
    public Optional<String> text(String key, int longest) {
        JsonNode value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            wrong(key, "`" + key + "` is a text, not " + kind(value));
            return Optional.empty();
        }
        String text = value.textValue();
        Optional<String> problem = problem(text, longest);
        problem.ifPresent(why -> wrong(key, "`" + key + "` " + why));
        return problem.isPresent() ? Optional.empty() : Optional.of(text);
    }

    /** One of a closed set of words. */
    public Optional<String> word(String key, Collection<String> words) {
        Optional<String> text = text(key, 1_000);
        if (text.isEmpty() || words.contains(text.get())) {
            return text;
        }
        String advice = Nearest.advice(brief(text.get()), words);
        wrong(
                key,
                "`" + key + "` is one of " + String.join(", ", words) + ", not `" + brief(text.get()) + "`"
                        + (advice.isEmpty() ? "" : ". " + advice));
        return Optional.empty();
    }

    /** A day of the calendar, of the years 1900 to 2999. */
    public Optional<LocalDate> day(String key) {
        Optional<String> text = text(key, 100);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.get());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return Optional.of(day);
            }
            wrong(key, "the year has to be " + FIRST_YEAR + " to " + LAST_YEAR);
        } catch (DateTimeParseException impossible) {
            wrong(key, "`" + brief(text.get()) + "` is not a date of the calendar (yyyy-mm-dd)");
        }
        return Optional.empty();
    }

    /** Money, to four decimals; nothing below zero. */
    public Optional<BigDecimal> money(String key, double most) {
        JsonNode value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            wrong(key, "`" + key + "` is a number, not " + kind(value));
            return Optional.empty();
        }
        double money = value.doubleValue();
        if (!(money >= 0 && money <= most)) {
            wrong(key, "`" + key + "` is 0 to " + BigDecimal.valueOf(most).toPlainString());
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(money).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** A whole number that is not negative. */
    public Optional<Long> count(String key) {
        JsonNode value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            wrong(key, "`" + key + "` is a whole number from 0 on");
            return Optional.empty();
        }
        return Optional.of(value.longValue());
    }

    /** The id of something of ours. */
    public Optional<UUID> id(String key) {
        Optional<String> text = text(key, 1_000);
        try {
            Optional<UUID> id = text.filter(one -> one.length() == UUID_LENGTH).map(UUID::fromString);
            if (text.isPresent() && id.isEmpty()) {
                wrong(key, notAnId(key));
            }
            return id;
        } catch (IllegalArgumentException none) {
            wrong(key, notAnId(key));
            return Optional.empty();
        }
    }

    private static String notAnId(String key) {
        return "`" + key + "` is an id like 01980c5e-7b1a-7c3e-9d2f-0123456789ab";
    }

    private static Optional<String> problem(String text, int longest) {
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (text.length() > longest) {
            return Optional.of("may have " + longest + " characters, this has " + text.length());
        }
        boolean odd = text.codePoints()
                .anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t'
                        || one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE);
        return odd ? Optional.of("may not hold control characters or half characters") : Optional.empty();
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
