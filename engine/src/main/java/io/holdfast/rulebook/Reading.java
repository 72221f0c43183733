package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * What reading one rule gave.
 *
 * @param whole whether all its sentences could be read
 * @param drl the rule as Drools' own language writes it; empty where nobody asked for that
 * @param rule empty where anything about it is wrong
 * @param first the same rule where it was first read, and so the same object from build to build
 * @param said what there was to say about it
 * @param sentences those of the vocabulary that it is written in
 */
record Reading(
        Place at,
        String name,
        boolean whole,
        String drl,
        Optional<Rule> rule,
        Optional<Rule> first,
        List<Diagnostic> said,
        List<Sentence> sentences) {

    Reading {
        said = List.copyOf(said);
        sentences = List.copyOf(sentences);
    }

    /** The same rule, now at another place. */
    Reading at(Place place) {
        if (at.equals(place)) {
            return this;
        }
        Move move = Move.of(at, place);
        return new Reading(
                place,
                name,
                whole,
                drl,
                first.map(one ->
                        one.at().equals(place) ? one : Move.of(one.at(), place).rule(one)),
                first,
                said.stream().map(move::diagnostic).toList(),
                sentences);
    }
}
