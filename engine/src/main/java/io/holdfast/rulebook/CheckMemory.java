package io.holdfast.rulebook;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the checks found out about rules in earlier builds. It holds only as long as what they took for given does: what
 * the catalogue says of candidates and openings, the actions that rules recommend, and the signals they conclude.
 */
final class CheckMemory {

    private final Kept<Rule, Verdict> verdicts;
    private final Kept<Fingerprint, Redundancy> redundancies;
    private Premises premises;

    private record Premises(List<Object> catalogue, Set<String> recommended, Map<String, Set<String>> concluded) {}

    CheckMemory() {
        verdicts = new Kept<>(IdentityHashMap::new);
        redundancies = new Kept<>(HashMap::new);
        premises = new Premises(List.of(), Set.of(), Map.of());
    }

    private CheckMemory(CheckMemory other) {
        verdicts = other.verdicts.heir();
        redundancies = other.redundancies.heir(Redundancy::copy);
        premises = other.premises;
    }

    /** A memory for another compiler, which begins with what the last checks here used. */
    CheckMemory heir() {
        return new CheckMemory(this);
    }

    void begin(Catalogue catalogue, Set<String> recommended, Map<String, Set<String>> concluded) {
        Premises now = new Premises(given(catalogue), Set.copyOf(recommended), Map.copyOf(concluded));
        if (!now.equals(premises)) {
            premises = now;
            verdicts.clear();
            redundancies.clear();
        }
    }

    /** What {@link BookLogic} says of every candidate and opening; an action's title, say, is no part of it. */
    private static List<Object> given(Catalogue catalogue) {
        List<Object> given = new ArrayList<>(List.of(
                catalogue.book().limits(), List.copyOf(catalogue.services().values())));
        for (Action action : catalogue.actions().values()) {
            given.add(List.of(action.id(), action.kind(), action.playbook(), action.effect(), action.restDays()));
        }
        return given;
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
