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
    private final Shortfalls.Reckoning shortfalls;

    NearMisses(Map<String, List<Rule>> proposing, Shortfalls shortfalls, Client client, FactSet facts) {
        this.proposing = proposing;
        this.client = client;
        this.facts = facts;
        this.shortfalls = shortfalls.of(this.facts);
    }

    /** The rule in force that came nearest to proposing an action; empty when no rule proposes that action at all. */
    public Optional<NearMiss> of(String action) {
        Optional<Rule> nearest = Optional.empty();
        List<Missed> fewest = List.of();
        List<Rule> rules = proposing.getOrDefault(action, List.of());
        int tooMany = tooMany(rules);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.isInForceOn(client.asOf()) && shortfalls.atLeast(rule) < tooMany) {
                Optional<List<Missed>> missed = NearMissSearch.missed(rule, facts, shortfalls, tooMany);
                if (missed.isPresent()) {
                    nearest = Optional.of(rule);
                    fewest = missed.get();
                    tooMany = fewest.size();
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

    /** More than the fewest that are known to fail of any rule, before a single one is looked at closely. */
    private int tooMany(List<Rule> rules) {
        int tooMany = Integer.MAX_VALUE;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (shortfalls.isExact(rule) && rule.isInForceOn(client.asOf())) {
                tooMany = Math.min(tooMany, shortfalls.atLeast(rule) + 1);
            }
        }
        return tooMany;
    }
}
