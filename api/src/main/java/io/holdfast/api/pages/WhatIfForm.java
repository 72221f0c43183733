package io.holdfast.api.pages;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Moment;
import io.holdfast.client.Services;
import io.holdfast.client.WhatIf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client's facts as fields of a form, and the client as they would be with what was typed into it.
 *
 * @param changed the client with every change that could be read
 * @param problems whether something that was typed cannot be read
 */
record WhatIfForm(Client changed, List<Group> groups, List<String> changes, boolean problems) {

    private static final String SERVICES = "services";
    private static final int LONGEST = 300;

    /** The facts of one group. */
    public record Group(String name, List<Field> fields, boolean changed) {}

    /**
     * One fact.
     *
     * @param type of the field: a date, a text, a number, or one of several
     * @param choices what it may be; empty where anything may be typed
     * @param value as text; empty when unknown
     * @param problem what is wrong with what was typed
     */
    public record Field(
            String path,
            String label,
            String type,
            List<String> choices,
            String value,
            boolean changed,
            String problem) {}

    /**
     * Reads a form.
     *
     * @param typed the text of a field by its path; null for a field that was not sent
     */
    static WhatIfForm of(Client client, UnaryOperator<@Nullable String> typed, PageText text) {
        Reading reading = new Reading(client, typed, text);
        List<Group> groups = new ArrayList<>();
        groups.add(reading.group("client", "", client));
        for (FactField field : FactShape.of(Client.class).fields()) {
            Object inside = field.of(client);
            if (field.kind() == FactKind.GROUP
                    && field.isRead()
                    && inside != null
                    && !field.type().equals(Moment.class)) {
                groups.add(reading.group(field.name(), field.name() + ".", inside));
            }
        }
        return new WhatIfForm(
                reading.client,
                groups.stream().filter(one -> !one.fields().isEmpty()).toList(),
                List.copyOf(reading.changes),
                reading.problems);
    }

    private static final class Reading {
        private final UnaryOperator<@Nullable String> typed;
        private final PageText text;
        private final List<String> changes = new ArrayList<>();
        private Client client;
        private boolean problems;

        Reading(Client client, UnaryOperator<@Nullable String> typed, PageText text) {
            this.client = client;
            this.typed = typed;
            this.text = text;
        }

        Group group(String name, String prefix, Object owner) {
            List<Field> fields = FactShape.of(owner.getClass()).fields().stream()
                    .filter(field -> field.isRead() && !field.name().equals("id"))
                    .filter(field -> field.kind().isScalar() || field.name().equals(SERVICES))
                    .map(field -> field(field, prefix + field.name(), field.of(owner)))
                    .toList();
            return new Group(FactWords.name(name), fields, fields.stream().anyMatch(Field::changed));
        }

        private Field field(FactField field, String path, @Nullable Object known) {
            String before = written(known);
            String given = typed.apply(path);
            String after = given == null ? before : given.strip();
            String problem = after.equals(before) ? "" : change(field, path, known, after);
            problems |= !problem.isEmpty();
            return new Field(
                    path,
                    FactWords.name(field.name()),
                    type(field),
                    choices(field, after),
                    after,
                    !after.equals(before),
                    problem);
        }

        /** Makes the change; what is wrong with it otherwise. */
        private String change(FactField field, String path, @Nullable Object known, String after) {
            try {
                Object value = value(field, path, after);
                client = WhatIf.with(client, path, value);
                changes.add(FactWords.name(path) + ": " + FactWords.value(path, known, text) + " → "
                        + FactWords.value(path, value, text));
                return "";
            } catch (DateTimeParseException noDate) {
                return "a date is written like 2026-03-01";
            } catch (NumberFormatException noNumber) {
                return "this has to be " + field.kind().words();
            } catch (IllegalArgumentException outside) {
                return String.valueOf(outside.getMessage());
            }
        }

        private static @Nullable Object value(FactField field, String path, String after) {
            if (path.equals(SERVICES)) {
                return Services.of(Stream.of(after.split("[,\\s]+", -1))
                        .filter(one -> !one.isEmpty())
                        .toList());
            }
            if (after.isEmpty()) {
                return null;
            }
            if (after.length() > LONGEST
                    || (!field.words().isEmpty() && !field.words().contains(after))) {
                throw new IllegalArgumentException(
                        field.words().isEmpty()
                                ? "at most " + LONGEST + " characters"
                                : "one of " + String.join(", ", field.words()));
            }
            return switch (field.kind()) {
                case WHOLE -> within(field, Integer.valueOf(after));
                case NUMBER -> within(field, new BigDecimal(after).doubleValue());
                case BOOLEAN -> yes(after);
                case DATE -> LocalDate.parse(after);
                default -> after;
            };
        }

        private static Boolean yes(String after) {
            if (!after.equals("yes") && !after.equals("no")) {
                throw new IllegalArgumentException("yes, no, or nothing");
            }
            return after.equals("yes");
        }

        private static Number within(FactField field, Number number) {
            double value = number.doubleValue();
            if (!Double.isFinite(value) || value < field.from() || value > field.to()) {
                throw new IllegalArgumentException(bounds(field));
            }
            return number;
        }

        private static String bounds(FactField field) {
            String least = Double.isFinite(field.from()) ? "at least " + PageText.number(field.from()) : "";
            String most = Double.isFinite(field.to()) ? "at most " + PageText.number(field.to()) : "";
            return Stream.of(least, most).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        }

        private static String type(FactField field) {
            if (!field.words().isEmpty() || field.kind() == FactKind.BOOLEAN) {
                return "choice";
            }
            return field.kind() == FactKind.DATE ? "date" : field.kind().isNumber() ? "number" : "text";
        }

        private static List<String> choices(FactField field, String value) {
            List<String> words = field.kind() == FactKind.BOOLEAN ? List.of("yes", "no") : field.words();
            return words.isEmpty() || value.isEmpty() || words.contains(value)
                    ? words
                    : Stream.concat(words.stream(), Stream.of(value)).toList();
        }

        /** As it would be typed. */
        private static String written(@Nullable Object value) {
            if (value instanceof Integer whole) {
                return whole.toString();
            }
            if (value instanceof Number number) {
                return BigDecimal.valueOf(number.doubleValue())
                        .stripTrailingZeros()
                        .toPlainString();
            }
            if (value instanceof Boolean yes) {
                return yes ? "yes" : "no";
            }
            if (value instanceof List<?> many) {
                return many.stream().map(Object::toString).collect(Collectors.joining(", "));
            }
            return Optional.ofNullable(value).map(Object::toString).orElse("").strip();
        }
    }
}
