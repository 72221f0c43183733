package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as the syntax tree holds it, whatever kind of file it came from.
 *
 * @param playbook the top folder it lies in
 * @param reasons its because-texts, each with its facts resolved
 * @param whenWords its when, line by line, in the analyst's own words
 * @param thenWords its then, likewise
 */
record Rule(
        String name,
        Stage stage,
        String playbook,
        Place at,
        Validity validity,
        List<Element> when,
        List<Saying> then,
        Map<String, Reason> reasons,
        List<String> whenWords,
        List<String> thenWords) {

    Rule {
        when = List.copyOf(when);
        then = List.copyOf(then);
        reasons = Map.copyOf(reasons);
        whenWords = List.copyOf(whenWords);
        thenWords = List.copyOf(thenWords);
    }

    /** A rule that only Drools reads: nothing is known of it but its name and its text. */
    static Rule ofDrools(String name, Stage stage, String playbook, Place at, List<String> lines) {
        Validity always = new Validity(true, Optional.empty(), Optional.empty());
        return new Rule(name, stage, playbook, at, always, List.of(), List.of(), Map.of(), lines, List.of());
    }

    /** Whether only Drools reads it: a rule of the safe language asks for something. */
    boolean isOnlyDrools() {
        return when.isEmpty();
    }

    boolean isInForceOn(LocalDate day) {
        return validity.holdsOn(day);
    }

    /** The names that its then may use: those given outside {@code not}, {@code exists} and {@code or}. */
    Set<String> named() {
        Set<String> names = new HashSet<>();
        when.forEach(element -> named(element, names));
        return names;
    }

    private static void named(Element element, Set<String> names) {
        if (element instanceof Element.Pattern pattern) {
            pattern.binding().ifPresent(names::add);
            names.addAll(pattern.fields().keySet());
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> named(part, names));
        } else if (element instanceof Element.Gather gather) {
            gather.figures().forEach(figure -> names.add(figure.binding()));
        }
    }

    /** The rule as people read it. */
    RuleCard card() {
        return new RuleCard(name, stage, playbook, at, whenWords, thenWords, actions());
    }

    /** The ids of actions it proposes or holds back. */
    List<String> actions() {
        return then.stream()
                .flatMap(saying -> saying.actions().stream())
                .distinct()
                .toList();
    }
}
