package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the checks found out about rules in earlier builds. It holds only as long as what they took for given does: the
 * catalogue, the actions that rules recommend, and the signals they conclude.
 */
final class CheckMemory {

    private final Kept<Rule, Verdict> verdicts = new Kept<>(IdentityHashMap::new);
    private final Kept<Fingerprint, Redundancy> redundancies = new Kept<>(HashMap::new);
    private Premises premises = new Premises(Map.of(), Set.of(), Map.of());

    private record Premises(Object catalogue, Set<String> recommended, Map<String, Set<String>> concluded) {}

    void begin(Catalogue catalogue, Set<String> recommended, Map<String, Set<String>> concluded) {
        Premises now = new Premises(catalogue, Set.copyOf(recommended), Map.copyOf(concluded));
        if (!now.equals(premises)) {
            premises = now;
            verdicts.clear();
            redundancies.clear();
        }
    }

    /**
     * @param first the rule as it was first read, wherever it stands now
     */
    Verdict verdict(Rule first, Supplier<Verdict> fresh) {
        return verdicts.of(first, fresh);
    }

    /** What is known of the rules that say the same. */
    Redundancy redundancy(Fingerprint said) {
        return redundancies.of(said, Redundancy::new);
    }

    /** The checks are done. */
    void turn() {
        verdicts.turn();
        redundancies.turn();
    }

    int size() {
        return verdicts.size() + redundancies.size();
    }
}
