package io.holdfast.rulebook;

import io.holdfast.catalogue.Combine;
import io.holdfast.catalogue.SignalType;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds rules of signals whose conclusion never counts, because another holds whenever they do and wins. */
final class ShadowedRules {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    ShadowedRules(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    /** A rule that concludes one value of one signal. */
    private record Concluding(Rule rule, Verdict verdict, int value) {}

    void check() {
        Map<SignalType, List<Concluding>> bySignal = new LinkedHashMap<>();
        for (Rule rule : book.all()) {
            if (rule.stage() == Stage.SIGNALS
                    && rule.validity().enabled()
                    && rule.then().size() == 1) {
                Saying.Call verb = rule.then().get(0).verb();
                SignalType signal = verb.text(0)
                        .map(name -> book.catalogue().book().signals().get(name))
                        .orElse(null);
                if (signal != null && signal.combine() != Combine.LAST) {
                    int value = signal.values().indexOf(verb.text(1).orElse(""));
                    bySignal.computeIfAbsent(signal, any -> new ArrayList<>())
                            .add(new Concluding(rule, book.verdict(rule), value));
                }
            }
        }
        bySignal.forEach(this::check);
    }

    private void check(SignalType signal, List<Concluding> rules) {
        int winning = signal.combine() == Combine.WORST ? 1 : -1;
        for (Concluding one : rules) {
            if (!one.verdict().isImpossible()) {
                rules.stream()
                        .filter(other -> (other.value() - one.value()) * winning > 0
                                && one.verdict().mayImply(other.verdict())
                                && implies(one.rule(), other.rule()))
                        .findFirst()
                        .ifPresent(other -> report(one, other, signal));
            }
        }
    }

    private boolean implies(Rule rule, Rule other) {
        return book.implication(book.logic(rule)).implies(book.implication(book.logic(other)));
    }

    private void report(Concluding one, Concluding other, SignalType signal) {
        Rule by = other.rule();
        diagnostics.warning(
                one.rule().at(),
                "\"" + one.rule().name() + "\" never decides: whenever it holds, \"" + by.name() + "\" ("
                        + (by.at().file().equals(one.rule().at().file())
                                ? "line " + by.at().line()
                                : by.at())
                        + ") says " + signal.name() + " is " + signal.values().get(other.value()) + ", which wins over "
                        + signal.values().get(one.value()) + ".",
                "Set their conditions apart, or remove one of the two.");
    }
}
