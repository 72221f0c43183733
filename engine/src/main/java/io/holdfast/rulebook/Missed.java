package io.holdfast.rulebook;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A condition that did not hold.
 *
 * @param pattern the pattern it belongs to; empty for a figure
 * @param test what would have to hold on a fact that is there; empty where the whole pattern is what is missing
 * @param unwanted whether the pattern must match nothing, and does
 * @param shown the same for people
 */
record Missed(
        Optional<Element.Pattern> pattern, Optional<Test> test, boolean unwanted, Supplier<FailedCondition> shown) {

    private static final String NONE = "none";

    /** There is no fact for a pattern at all. */
    static Missed missing(Element.Pattern pattern) {
        return new Missed(Optional.of(pattern), Optional.empty(), false, () -> absent(pattern));
    }

    /** There is what there must not be. */
    static Missed found(Element.Not not) {
        return new Missed(
                not.part() instanceof Element.Pattern pattern ? Optional.of(pattern) : Optional.empty(),
                Optional.empty(),
                true,
                () -> new FailedCondition(
                        not.words(), Traces.subject(not.part()).toLowerCase(Locale.ROOT), "there is one", NONE, null));
    }

    private static FailedCondition absent(Element.Pattern pattern) {
        Optional<String> signal = Traces.signalName(pattern);
        String needed = signal.isEmpty()
                ? "at least one"
                : pattern.conditions().stream()
                        .filter(condition -> !Traces.isNameOfSignal(condition.test()))
                        .map(condition -> new Phrase(
                                        condition.words(),
                                        condition.test().leaves().get(0),
                                        signal,
                                        false)
                                .needed())
                        .findFirst()
                        .orElse("known");
        return new FailedCondition(
                pattern.words(), Traces.subject(pattern), signal.isEmpty() ? NONE : FactText.UNKNOWN, needed, null);
    }
}
