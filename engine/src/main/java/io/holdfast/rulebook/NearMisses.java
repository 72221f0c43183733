package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How near the rules of a book came to proposing actions for one client that they did not propose. */
public final class NearMisses {

    private final Map<String, List<Rule>> proposing;
    private final Client client;
    private final FactSet facts;

    NearMisses(Map<String, List<Rule>> proposing, Client client, List<?> facts) {
        this.proposing = proposing;
        this.client = client;
        this.facts = new FactSet(facts);
    }

    /** The rule in force that came nearest to proposing an action; empty when no rule proposes that action at all. */
    public Optional<NearMiss> of(String action) {
        Optional<Rule> nearest = Optional.empty();
        List<Missed> fewest = List.of();
        for (Rule rule : proposing.getOrDefault(action, List.of())) {
            if (rule.isInForceOn(client.asOf())) {
                int fewerThan = nearest.isPresent() ? fewest.size() : Integer.MAX_VALUE;
                Optional<List<Missed>> missed = NearMissSearch.missed(rule, facts, fewerThan);
                if (missed.isPresent()) {
                    nearest = Optional.of(rule);
                    fewest = missed.get();
                }
            }
        }
        if (nearest.isEmpty()) {
            return Optional.empty();
        }
        List<NearMiss.Failed> failed = new ArrayList<>(fewest.size());
        for (Missed missed : fewest) {
            failed.add(missed.shown().get());
        }
        return Optional.of(new NearMiss(nearest.get().name(), nearest.get().at(), failed));
    }
}
