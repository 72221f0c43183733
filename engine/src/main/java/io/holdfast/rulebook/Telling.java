package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what a rule that fired asks is told of the fact it matched; put into words once for all clients. */
@FunctionalInterface
interface Telling {

    /** Adds a reading for each comparison. */
    void tell(@Nullable Object fact, Bindings bindings, List<ConditionReading> readings);

    /**
     * Tells all of several conditions that hold, one after the other.
     *
     * @param subject what to call the fact instead of its path
     */
    static Telling of(List<Condition> conditions, Optional<String> subject) {
        List<Telling> each = new ArrayList<>();
        for (Condition condition : conditions) {
            each.add(of(condition.words(), condition.test(), subject, false, true));
        }
        return inTurn(each);
    }

    private static Telling inTurn(List<Telling> each) {
        Telling[] all = each.toArray(Telling[]::new);
        return (fact, bindings, readings) -> {
            for (Telling one : all) {
                one.tell(fact, bindings, readings);
            }
        };
    }

    private static Telling of(String words, Test test, Optional<String> subject, boolean isNegated, boolean isSure) {
        if (test instanceof Test.All all) {
            // All of them hold; of an opposite one is enough, and which one it is differs.
            return inTurn(all.parts().stream()
                    .map(part -> of(words, part, subject, isNegated, isSure && !isNegated))
                    .toList());
        } else if (test instanceof Test.Any any) {
            List<Way> ways = any.parts().stream()
                    .map(part -> new Way(part, of(words, part, subject, isNegated, isSure)))
                    .toList();
            return (fact, bindings, readings) -> either(ways, isNegated, fact, bindings, readings);
        } else if (test instanceof Test.Opposite opposite) {
            return of(words, opposite.part(), subject, !isNegated, isSure);
        }
        Phrase phrase = new Phrase(words, test, subject, isNegated);
        return isSure
                ? (fact, bindings, readings) -> readings.add(phrase.held(fact, bindings))
                : (fact, bindings, readings) -> readings.add(phrase.of(fact, bindings));
    }

    /** One of several tests that would each do. */
    record Way(Test test, Telling telling) {}

    /** Those that held, and all where none did. */
    private static void either(
            List<Way> ways,
            boolean isNegated,
            @Nullable Object fact,
            Bindings bindings,
            List<ConditionReading> readings) {
        boolean any = false;
        for (Way way : ways) {
            if (fact != null && way.test().holds(fact, bindings) != isNegated) {
                way.telling().tell(fact, bindings, readings);
                any = true;
            }
        }
        if (!any) {
            ways.forEach(way -> way.telling().tell(fact, bindings, readings));
        }
    }
}
