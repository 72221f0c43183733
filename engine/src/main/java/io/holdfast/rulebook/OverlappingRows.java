package io.holdfast.rulebook;

import io.holdfast.catalogue.Combine;
import io.holdfast.catalogue.SignalType;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rows of one table that conclude different values of one signal for the same client. It matters only where the
 * last conclusion counts: everywhere else the book says which of several wins.
 */
final class OverlappingRows {

    private static final int MOST = 20;

    private final BookLogic book;
    private final Diagnostics diagnostics;

    OverlappingRows(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    void check(Rows table) {
        table.bySubject().values().forEach(rows -> {
            Optional<SignalType> signal = signal(rows.get(0));
            if (signal.isPresent() && signal.get().combine() == Combine.LAST && rows.size() > 1) {
                check(rows, signal.get());
            }
        });
    }

    private Optional<SignalType> signal(RuleLogic rule) {
        Saying.Call verb = rule.rule().then().get(0).verb();
        return verb.name().equals("signal")
                ? verb.text(0).map(name -> book.catalogue().book().signals().get(name))
                : Optional.empty();
    }

    private void check(List<RuleLogic> rows, SignalType signal) {
        int found = 0;
        for (List<Row> group : groups(rows)) {
            for (int i = 0; i < group.size() && found < MOST; i++) {
                Row row = group.get(i);
                for (int j = i + 1; j < group.size() && group.get(j).from() <= row.to() && found < MOST; j++) {
                    Row other = group.get(j);
                    if (!row.value().equals(other.value()) && overlap(row, other)) {
                        report(row, other, signal);
                        found++;
                    }
                }
            }
        }
    }

    private record Row(RuleLogic rule, double from, double to, String value) {}

    /**
     * Rows that could meet: those that pin one fact to the same word, in the order in which their ranges begin. So a
     * long table that is in order is not compared row by row with itself.
     */
    private List<List<Row>> groups(List<RuleLogic> rows) {
        List<Implication> all = rows.stream().map(book::implication).toList();
        Map<String, Integer> ranges = new HashMap<>();
        Map<String, Integer> pins = new HashMap<>();
        for (Implication row : all) {
            row.rooms().forEach((key, room) -> {
                if (room.known() instanceof Known.Numbers) {
                    ranges.merge(key, 1, Integer::sum);
                } else if (isPinned(room)) {
                    pins.merge(key, 1, Integer::sum);
                }
            });
        }
        String range = common(ranges);
        String pin = pins.getOrDefault(common(pins), 0) == rows.size() ? common(pins) : "";
        Map<Object, List<Row>> groups = new HashMap<>();
        for (Implication row : all) {
            Room room = row.rooms().get(range);
            List<Stretch> stretches = room != null && !room.unknown() && room.known() instanceof Known.Numbers numbers
                    ? numbers.stretches()
                    : List.of(Stretch.ALL);
            Object group = pin.isEmpty() ? "" : String.valueOf(row.rooms().get(pin));
            groups.computeIfAbsent(group, any -> new ArrayList<>())
                    .add(new Row(
                            row.logic(),
                            stretches.isEmpty() ? 0 : stretches.get(0).from(),
                            stretches.isEmpty()
                                    ? 0
                                    : stretches.get(stretches.size() - 1).to(),
                            row.rule().then().get(0).verb().text(1).orElse("")));
        }
        groups.values().forEach(group -> group.sort(Comparator.comparingDouble(Row::from)));
        return new ArrayList<>(groups.values());
    }

    private static boolean isPinned(Room room) {
        return !room.unknown()
                && room.known() instanceof Known.Words words
                && !words.except()
                && words.words().size() == 1;
    }

    private static String common(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean overlap(Row row, Row other) {
        List<Logic> both = new ArrayList<>(row.rule().statements());
        both.addAll(other.rule().statements());
        return book.consistency().possible(both);
    }

    private void report(Row row, Row other, SignalType signal) {
        boolean later = row.rule().rule().at().compareTo(other.rule().rule().at()) > 0;
        Row second = later ? row : other;
        Row first = later ? other : row;
        diagnostics.warning(
                second.rule().rule().at(),
                "this row and line " + first.rule().rule().at().line() + " can hold for the same client, and one says "
                        + signal.name() + " is " + second.value() + ", the other " + first.value() + ".",
                "The later row wins, because `" + signal.name()
                        + "` combines by last; set their bounds apart, or combine by worst or best.");
    }
}
