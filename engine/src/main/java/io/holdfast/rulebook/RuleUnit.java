package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;

/**
 * One rule as Drools' own language writes it, on its way from a file to the syntax tree.
 *
 * @param drl from {@code rule} to {@code end}
 * @param name the rule's name as far as it can be read
 * @param at where the rule begins in the analyst's file
 * @param origins for each line of {@code drl}, from 0: where it comes from
 * @param whenWords the when in the analyst's words, line by line
 * @param thenWords the then likewise
 */
record RuleUnit(
        String drl, String name, Place at, List<Origin> origins, List<String> whenWords, List<String> thenWords) {

    RuleUnit {
        origins = List.copyOf(origins);
        whenWords = List.copyOf(whenWords);
        thenWords = List.copyOf(thenWords);
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
