package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what a table leaves out: a stretch between two rows that differ in one range only, or the one word of a closed
 * set that no row has. A gap that another rule of the stage fills is none.
 */
final class TableGaps {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    TableGaps(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    void check(Rows table) {
        table.bySubject().values().forEach(rules -> {
            if (rules.size() < 2) {
                return;
            }
            List<Implication> rows = rules.stream().map(book::implication).toList();
            Set<String> keys = new TreeSet<>();
            rows.forEach(row -> keys.addAll(row.rooms().keySet()));
            for (String key : keys) {
                alike(rows, key).values().forEach(group -> check(table, key, group));
            }
        });
    }

    /** Rows that ask the same but for one fact. */
    private static Map<Object, List<Implication>> alike(List<Implication> rows, String key) {
        Map<Object, List<Implication>> groups = new LinkedHashMap<>();
        for (Implication row : rows) {
            Map<String, Room> rest = new HashMap<>(row.rooms());
            rest.remove(key);
            groups.computeIfAbsent(
                            List.of(
                                    rest,
                                    row.choices(),
                                    row.logic().matched(),
                                    row.logic().absent().stream()
                                            .map(absent -> List.of(absent.type(), absent.logic()))
                                            .toList(),
                                    row.logic().shapes()),
                            any -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    private void check(Rows table, String key, List<Implication> group) {
        if (group.size() < 2 || !group.stream().allMatch(row -> row.rooms().containsKey(key))) {
            return;
        }
        Room covered = group.get(0).rooms().getOrDefault(key, Room.TRUTH);
        for (Implication row : group) {
            covered = covered.or(row.rooms().getOrDefault(key, Room.TRUTH));
        }
        if (covered.known() instanceof Known.Numbers numbers) {
            numbers(table, key, group, numbers);
        } else if (covered.known() instanceof Known.Words words && !words.except()) {
            words(table, key, group, words);
        }
    }

    private void numbers(Rows table, String key, List<Implication> group, Known.Numbers covered) {
        List<Stretch> held = covered.stretches();
        for (int i = 1; i < held.size(); i++) {
            Stretch below = held.get(i - 1);
            Stretch above = held.get(i);
            Stretch gap = new Stretch(below.to(), !below.withTo(), above.from(), !above.withFrom());
            if (!isFilled(key, new Room(false, Known.Numbers.of(gap, covered.whole())), group)) {
                report(table, key, group, above, between(gap, covered.whole()));
            }
        }
        edge(table, key, group, held);
    }

    /** A share under 1 and a grade under 10 leave out the very top, which is rarely meant. */
    private void edge(Rows table, String key, List<Implication> group, List<Stretch> held) {
        if (held.isEmpty() || !(book.consistency().whole(key).known() instanceof Known.Numbers all)) {
            return;
        }
        Stretch last = held.get(held.size() - 1);
        Stretch whole = all.stretches().get(all.stretches().size() - 1);
        boolean leftOut = all.whole() ? last.to() == whole.to() - 1 : last.to() == whole.to() && !last.withTo();
        Room top = new Room(false, Known.Numbers.of(Stretch.only(whole.to()), all.whole()));
        boolean ranges = held.get(0).from() < last.to() && !Double.isInfinite(whole.to());
        if (leftOut && ranges && !isFilled(key, top, group)) {
            report(table, key, group, last, "for " + plain(whole.to()) + ", the most it can be");
        }
    }

    private static String between(Stretch gap, boolean whole) {
        if (whole) {
            Stretch numbers = gap.whole();
            return numbers.from() == numbers.to()
                    ? "for " + plain(numbers.from())
                    : "from " + plain(numbers.from()) + " to " + plain(numbers.to());
        }
        if (gap.from() == gap.to()) {
            return "for exactly " + plain(gap.from());
        }
        return "between " + plain(gap.from()) + " and " + plain(gap.to());
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(String.valueOf(number))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void words(Rows table, String key, List<Implication> group, Known.Words covered) {
        boolean recommends = group.get(0).rule().stage() == Stage.PLAYBOOKS;
        if (recommends || !(book.consistency().whole(key).known() instanceof Known.Words all) || all.except()) {
            return;
        }
        Set<Object> missing = new TreeSet<>(all.words());
        missing.removeAll(covered.words());
        if (missing.size() != 1 || all.words().size() < 3 || covered.words().size() < 2) {
            return;
        }
        Object word = missing.iterator().next();
        if (!isFilled(key, Room.only(word), group) && !isNamed(key, word, group)) {
            warn(table, key, group.get(group.size() - 1), "for `" + word + "`");
        }
    }

    /** Whether a rule outside the rows, about the same, can hold in the gap. */
    private boolean isFilled(String key, Room gap, List<Implication> group) {
        Implication any = group.get(0);
        Object subject = Saids.subject(any.rule().then().get(0), any.logic());
        List<Logic> inGap = new ArrayList<>();
        any.rooms().forEach((other, room) -> inGap.add(new Logic.Leaf(other, other.equals(key) ? gap : room)));
        Set<RuleLogic> rows = new java.util.HashSet<>();
        group.forEach(row -> rows.add(row.logic()));
        return book.about(subject).stream().filter(rule -> !rows.contains(rule)).anyMatch(rule -> {
            List<Logic> both = new ArrayList<>(inGap);
            both.addAll(rule.statements());
            return book.consistency().possible(both);
        });
    }

    /** Whether another rule of the stage speaks of the word: then somebody thought of it. */
    private boolean isNamed(String key, Object word, List<Implication> group) {
        Stage stage = group.get(0).rule().stage();
        String fact = key.substring(key.indexOf('|') + 1);
        return book.rules().stream()
                .filter(rule -> rule.rule().stage() == stage)
                .flatMap(rule -> rule.statements().stream())
                .flatMap(Logic::leaves)
                .anyMatch(leaf -> names(leaf, fact, word));
    }

    private static boolean names(Logic.Leaf leaf, String fact, Object word) {
        return leaf.key().endsWith("|" + fact)
                && leaf.room().known() instanceof Known.Words words
                && words.words().contains(word);
    }

    private void report(Rows table, String key, List<Implication> group, Stretch above, String gap) {
        Implication next = group.stream()
                .filter(row -> row.rooms().getOrDefault(key, Room.TRUTH).known() instanceof Known.Numbers numbers
                        && !numbers.and(Known.Numbers.of(above, numbers.whole()))
                                .isEmpty())
                .findFirst()
                .orElse(group.get(0));
        warn(table, key, next, gap);
    }

    private void warn(Rows table, String key, Implication row, String gap) {
        Place at = row.logic().parts().stream()
                .filter(part ->
                        part.logic().leaves().anyMatch(leaf -> leaf.key().equals(key)))
                .map(RuleLogic.Part::at)
                .findFirst()
                .orElse(row.rule().at());
        String fact = key.substring(key.indexOf('|') + 1);
        diagnostics.warning(
                at,
                "no row of \"" + table.table() + "\" holds " + gap + " of `" + fact
                        + "`, though the rows around it do.",
                "Move a bound, or add a row.");
    }
}
