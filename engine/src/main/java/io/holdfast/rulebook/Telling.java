package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what a rule asks is told of a fact that was held against it; put into words once for all clients. */
@FunctionalInterface
interface Telling {

    /** Adds a trace for each comparison. */
    void tell(@Nullable Object fact, Bindings bindings, List<ConditionReading> traces);

    /**
     * Tells all of several conditions, one after the other.
     *
     * @param subject what to call the fact instead of its path
     */
    static Telling of(List<Condition> conditions, Optional<String> subject) {
        List<Telling> each = new ArrayList<>();
        for (Condition condition : conditions) {
            each.add(of(condition.words(), condition.test(), subject, false));
        }
        return inTurn(each);
    }

    private static Telling inTurn(List<Telling> each) {
        Telling[] all = each.toArray(Telling[]::new);
        return (fact, bindings, traces) -> {
            for (Telling one : all) {
                one.tell(fact, bindings, traces);
            }
        };
    }

    private static Telling of(String words, Test test, Optional<String> subject, boolean negated) {
        if (test instanceof Test.All all) {
            return inTurn(all.parts().stream()
                    .map(part -> of(words, part, subject, negated))
                    .toList());
        } else if (test instanceof Test.Any any) {
            List<Way> ways = any.parts().stream()
                    .map(part -> new Way(part, of(words, part, subject, negated)))
                    .toList();
            return (fact, bindings, traces) -> either(ways, negated, fact, bindings, traces);
        } else if (test instanceof Test.Opposite opposite) {
            return of(words, opposite.part(), subject, !negated);
        }
        Phrase phrase = new Phrase(words, test, subject, negated);
        return (fact, bindings, traces) -> traces.add(phrase.of(fact, bindings));
    }

    /** One of several tests that would each do. */
    record Way(Test test, Telling telling) {}

    /** Those that held, and all where none did. */
    private static void either(
            List<Way> ways, boolean negated, @Nullable Object fact, Bindings bindings, List<ConditionReading> traces) {
        boolean any = false;
        for (Way way : ways) {
            if (fact != null && way.test().holds(fact, bindings) != negated) {
                way.telling().tell(fact, bindings, traces);
                any = true;
            }
        }
        if (!any) {
            ways.forEach(way -> way.telling().tell(fact, bindings, traces));
        }
    }
}
