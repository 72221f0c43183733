package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules that a rule may imply without trying them all: each is filed under the rarest thing it asks for. */
final class ImplicationIndex {

    private static final String NOTHING = "";

    private final Map<String, List<Implication>> byRarest = new HashMap<>();

    ImplicationIndex(List<Implication> rules) {
        Map<String, Integer> counts = new HashMap<>();
        rules.forEach(rule -> rule.anchors().forEach(anchor -> counts.merge(anchor, 1, Integer::sum)));
        for (Implication rule : rules) {
            String rarest = NOTHING;
            for (String anchor : rule.anchors()) {
                boolean rarer = counts.getOrDefault(anchor, 0) < counts.getOrDefault(rarest, Integer.MAX_VALUE);
                rarest = rarer ? anchor : rarest;
            }
            byRarest.computeIfAbsent(rarest, any -> new ArrayList<>()).add(rule);
        }
    }

    /** The rules that a rule may imply. */
    List<Implication> candidates(Implication rule) {
        List<Implication> found = new ArrayList<>(byRarest.getOrDefault(NOTHING, List.of()));
        rule.offered().forEach(anchor -> found.addAll(byRarest.getOrDefault(anchor, List.of())));
        return found;
    }
}
