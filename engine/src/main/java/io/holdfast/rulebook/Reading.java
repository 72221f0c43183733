package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * What reading one rule gave.
 *
 * @param drl the rule as Drools' own language writes it; empty where a sentence of it could not be read
 * @param rule empty where anything about it is wrong
 * @param said what there was to say about it
 * @param sentences those of the vocabulary that it is written in
 */
record Reading(
        Place at,
        String name,
        Optional<String> drl,
        Optional<Rule> rule,
        List<Diagnostic> said,
        List<Vocabulary.Sentence> sentences) {

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
                drl,
                rule.map(move::rule),
                said.stream().map(move::diagnostic).toList(),
                sentences);
    }
}
