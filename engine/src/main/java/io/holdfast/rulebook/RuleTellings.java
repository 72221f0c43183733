package io.holdfast.rulebook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How each rule of a book is told, made ready when it first fires for somebody who asks why. */
final class RuleTellings {

    private final IdentityHashMap<Rule, Integer> places = new IdentityHashMap<>();
    private final AtomicReferenceArray<RuleTelling> made;

    RuleTellings(List<Rule> rules) {
        rules.forEach(rule -> places.put(rule, places.size()));
        this.made = new AtomicReferenceArray<>(places.size());
    }

    RuleTelling of(Rule rule) {
        Integer place = places.get(rule);
        if (place == null) {
            return new RuleTelling(rule);
        }
        RuleTelling known = made.get(place);
        if (known == null) {
            known = new RuleTelling(rule);
            made.set(place, known);
        }
        return known;
    }
}
