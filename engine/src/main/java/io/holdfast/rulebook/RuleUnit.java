package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule as Drools' own language writes it, on its way from a file to the syntax tree.
 *
 * @param drl from {@code rule} to {@code end}
 * @param name the rule's name as far as it can be read
 * @param at where the rule begins in the analyst's file
 * @param origins for each line of {@code drl}, from 0: where it comes from
 * @param whenWords the when in the analyst's words, line by line
 * @param thenWords the then likewise
 * @param whole whether every line could be put into Drools' language; else the rest is read for its mistakes only
 */
record RuleUnit(
        String drl,
        String name,
        Place at,
        List<Origin> origins,
        List<String> whenWords,
        List<String> thenWords,
        boolean whole) {

    private static final Pattern QUOTE = Pattern.compile("(?<!\\\\)\"");

    RuleUnit {
        origins = List.copyOf(origins);
        whenWords = List.copyOf(whenWords);
        thenWords = List.copyOf(thenWords);
    }

    /** Lines, from 1, on which a text is opened and not closed. */
    List<Integer> openQuotes() {
        List<Integer> open = new ArrayList<>();
        String[] lines = drl.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (QUOTE.matcher(RuleText.withoutComment(lines[i])).results().count() % 2 == 1) {
                open.add(i + 1);
            }
        }
        return open;
    }

    /** What is left of it without such lines; empty where there are none, or something else is left out already. */
    Optional<RuleUnit> withoutOpenQuotes() {
        List<Integer> open = openQuotes();
        if (open.isEmpty() || !whole) {
            return Optional.empty();
        }
        String[] lines = drl.split("\n", -1);
        open.forEach(line -> lines[line - 1] = "");
        return Optional.of(remnant(String.join("\n", lines)));
    }

    /** What is left of it in other words, read for its mistakes only. */
    RuleUnit remnant(String left) {
        return new RuleUnit(left, name, at, origins, whenWords, thenWords, false);
    }

    /** Rules that are the same have the same text; where each of its words comes from need not be gone through. */
    @Override
    public int hashCode() {
        return drl.hashCode();
    }

    /** The origin of a line, from 1; lines outside stand for the rule as a whole. */
    Origin origin(int line) {
        return line >= 1 && line <= origins.size() ? origins.get(line - 1) : Origin.line(at, "");
    }
}
