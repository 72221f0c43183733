package io.holdfast.rulebook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kie.api.KieBase;

/** What Drools made of some rules. It never changes; books that have most of their rules in common share one. */
final class Network {

    private final Sessions sessions;
    private final Map<Rule, Integer> places = new IdentityHashMap<>();

    /**
     * @param rules what the base was built from, each as it was first read
     */
    Network(KieBase base, List<Rule> rules) {
        this.sessions = new Sessions(base);
        rules.forEach(rule -> places.put(rule, places.size()));
    }

    Sessions sessions() {
        return sessions;
    }

    /** The number under which a rule, as it was first read, speaks; empty where it is not in here. */
    OptionalInt place(Rule first) {
        Integer place = places.get(first);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    int size() {
        return places.size();
    }
}
