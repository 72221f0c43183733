package io.holdfast.api.figures;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which figure's clients are asked for.
 *
 * @param of the kind of figure: {@code health}, {@code part}, {@code outcome} and so on
 * @param values what narrows it down, by name: {@code is}, {@code until}, {@code day}, {@code action}, {@code playbook}, {@code answer},
 *     {@code tier}, {@code last}
 */
public record FigureQuery(String of, Map<String, String> values) {

    public FigureQuery {
        values = Map.copyOf(values);
    }

    /** From an address: what is empty says nothing, and no database keeps a zero byte in a text. */
    public static FigureQuery of(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.replaceAll((name, value) -> value.replace("\0", ""));
        all.values().removeIf(String::isEmpty);
        String of = all.remove("of");
        return new FigureQuery(of == null ? "" : of, all);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** A day, where there is one that can be. */
    public Optional<LocalDate> day(String name) {
        try {
            return value(name).matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(value(name)))
                    : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Whether it is of a day that is over, whose clients were kept; answers are those of a day. */
    public boolean isPast() {
        return of.equals(ClientStateRows.NPS) || (of.equals(ClientStateRows.HEALTH) && values.containsKey("day"));
    }

    /** Whether its clients are those of the last round, whatever day is looked at. */
    public boolean isOfLastRound() {
        return !isPast()
                && !List.of("moved", "part", "proposed", "heldOut", "rule", "outcome")
                        .contains(of);
    }

    /** Days ahead, from 0 to 999. */
    public Optional<Integer> days() {
        return days("is");
    }

    /** Days by a name, from 0 to 999. */
    public Optional<Integer> days(String name) {
        return value(name).matches("\\d{1,3}") ? Optional.of(Integer.valueOf(value(name))) : Optional.empty();
    }
}
