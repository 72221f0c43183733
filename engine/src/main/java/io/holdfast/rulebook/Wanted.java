package io.holdfast.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as far as single facts tell.
 *
 * @param type the kind of fact
 * @param signal the signal it is about; null where it is about none
 * @param checks what is asked of the fact alone, one by one
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two
record Wanted(FactType type, @Nullable String signal, Check[] checks) {

    /** What a pattern asks of its fact alone: of conditions joined by and, each counts. */
    static Wanted of(Element.Pattern pattern) {
        Check[] checks = pattern.conditions().stream()
                .flatMap(condition -> condition.tests().stream())
                .filter(test -> !Need.joins(test, pattern))
                .map(test -> Check.of(test, new Walk.Places(List.of(), pattern.fields())))
                .toArray(Check[]::new);
        return new Wanted(pattern.type(), Traces.signalName(pattern).orElse(null), checks);
    }

    /** Signals of another name are not meant. */
    boolean isMeant(Object fact) {
        return signal == null || (fact instanceof Signal own && own.name().equals(signal));
    }

    /** How many of its conditions on the fact alone fail. */
    int failing(Object fact) {
        int failing = 0;
        for (Check check : checks) {
            failing += check.holds(fact, Check.NOTHING) ? 0 : 1;
        }
        return failing;
    }
}
