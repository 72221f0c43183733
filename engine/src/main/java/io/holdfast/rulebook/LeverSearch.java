package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds single changes to a client's facts that could bring an action nearer to being recommended: by turning round the
 * conditions that keep its rules from firing, the signals those rest on, and the restraints that hold it back.
 */
final class LeverSearch {

    private final List<Rule> rules;
    private final List<String> solvable;
    private final FactSet facts;
    private final List<Conclusion> said;
    private final Levers levers;
    private final Reach reach;
    private final BooleanSupplier goesOn;

    /**
     * @param solvable needs that services of the catalogue solve
     * @param reach tells of rules that no change of ours brings to hold, so that nothing is turned round for them
     * @param goesOn asked before each rule that is looked into; where it says no, what was found so far is all
     */
    LeverSearch(
            List<Rule> rules,
            List<String> solvable,
            Client client,
            FactSet facts,
            List<Conclusion> said,
            Reach reach,
            BooleanSupplier goesOn) {
        this.reach = reach;
        this.goesOn = goesOn;
        this.solvable = solvable;
        this.rules = rules;
        this.facts = facts;
        this.said = said;
        this.levers = new Levers(client);
    }

    List<Lever> towards(String action) {
        rules.stream()
                .filter(rule -> rule.stage() == Stage.PLAYBOOKS)
                .filter(rule ->
                        rule.then().stream().anyMatch(saying -> saying.actions().contains(action)))
                .filter(reach::of)
                .takeWhile(any -> goesOn.getAsBoolean())
                .forEach(this::mend);
        restraints(action);
        return levers.found();
    }

    private void mend(Rule rule) {
        boolean needs = reach.hangsOnNeeds(rule);
        NearMissSearch.missed(rule, facts).forEach(missed -> mend(missed, needs));
    }

    private void mend(Missed missed, boolean needs) {
        if (missed.pattern().isEmpty()) {
            return;
        }
        Element.Pattern pattern = missed.pattern().get();
        if (pattern.type() == FactType.CLIENT) {
            if (missed.unwanted()) {
                pattern.conditions().forEach(condition -> levers.turn(condition.test(), false));
            } else {
                missed.test().ifPresent(test -> levers.turn(test, true));
            }
        } else if (pattern.type() == FactType.SIGNAL) {
            Traces.signalName(pattern).ifPresent(name -> signal(name, pattern, !missed.unwanted()));
        } else if (needs && pattern.type() == FactType.OPENING && !missed.unwanted()) {
            levers.needs(solvable);
        }
    }

    /** A signal changes when what gave it its value no longer holds, or when a rule for the wanted value does. */
    private void signal(String name, Element.Pattern pattern, boolean wanted) {
        for (Conclusion conclusion : said) {
            if (conclusion instanceof Conclusion.SignalValue value
                    && value.name().equals(name)
                    && matches(pattern, value) != wanted) {
                ruleOf(value.by()).ifPresent(this::unmake);
            }
        }
        if (wanted
                && said.stream()
                        .noneMatch(one -> one instanceof Conclusion.SignalValue value
                                && value.name().equals(name))) {
            rules.stream()
                    .filter(rule -> rule.stage() == Stage.SIGNALS && says(rule, name, pattern))
                    .filter(reach::of)
                    .takeWhile(any -> goesOn.getAsBoolean())
                    .forEach(this::mend);
        }
    }

    private static boolean says(Rule rule, String name, Element.Pattern pattern) {
        return rule.then().stream()
                .map(Saying::verb)
                .anyMatch(verb -> verb.text(0).equals(Optional.of(name))
                        && verb.text(1)
                                .map(value -> matches(pattern, name, value))
                                .orElse(false));
    }

    private static boolean matches(Element.Pattern pattern, Conclusion.SignalValue value) {
        return matches(pattern, value.name(), value.value());
    }

    private static boolean matches(Element.Pattern pattern, String name, String value) {
        Signal signal = new Signal(name, value);
        return pattern.conditions().stream()
                .allMatch(condition -> condition.test().holds(signal, new Bindings()));
    }

    /** Turns round what a rule that fired asks of the client. */
    private void unmake(Rule rule) {
        rule.when().forEach(this::unmake);
    }

    private void unmake(Element element) {
        if (element instanceof Element.Pattern pattern && pattern.type() == FactType.CLIENT) {
            pattern.conditions().forEach(condition -> levers.turn(condition.test(), false));
        } else if (element instanceof Element.Pattern pattern && pattern.type() == FactType.SIGNAL) {
            Traces.signalName(pattern).ifPresent(name -> signal(name, pattern, false));
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(this::unmake);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(this::unmake);
        } else if (element instanceof Element.Not not
                && not.part() instanceof Element.Pattern pattern
                && pattern.type() == FactType.CLIENT) {
            pattern.conditions().forEach(condition -> levers.turn(condition.test(), true));
        }
    }

    private void restraints(String action) {
        List<Object> candidates = facts.of(FactType.CANDIDATE);
        for (Conclusion conclusion : said) {
            if (conclusion instanceof Conclusion.Restraint restraint) {
                candidates.stream()
                        .map(Candidate.class::cast)
                        .filter(candidate -> candidate.action().equals(action) && restraint.restrains(candidate))
                        .findFirst()
                        .flatMap(any -> ruleOf(restraint.by()))
                        .ifPresent(this::unmake);
            }
        }
    }

    private Optional<Rule> ruleOf(Firing firing) {
        return rules.stream().filter(rule -> rule.at().equals(firing.at())).findFirst();
    }
}
