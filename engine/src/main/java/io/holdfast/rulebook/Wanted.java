package io.holdfast.rulebook;

import java.util.ArrayList;
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
        List<Check> checks = new ArrayList<>();
        pattern.conditions().forEach(condition -> checks(condition.test(), pattern, checks));
        return new Wanted(pattern.type(), Traces.signalName(pattern).orElse(null), checks.toArray(Check[]::new));
    }

    private static void checks(Test test, Element.Pattern pattern, List<Check> checks) {
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> checks(part, pattern, checks));
        } else if (!Need.joins(test, pattern)) {
            checks.add(Check.of(test, new Walk.Places(List.of(), pattern.fields())));
        }
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
