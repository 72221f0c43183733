package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;

/** How near the rules of a book came to proposing actions for one client that they did not propose. */
public final class NearMisses {

    private static final int ANY_NUMBER = NearMissSearch.ANY_NUMBER;

    private final Shortfalls shortfalls;
    private final Client client;
    private final FactSet facts;
    private final Shortfalls.Reckoning reckoning;

    NearMisses(Shortfalls shortfalls, Client client, FactSet facts) {
        this.shortfalls = shortfalls;
        this.client = client;
        this.facts = facts;
        this.reckoning = shortfalls.of(facts);
    }

    /** The rule in force that came nearest to proposing an action; empty when no rule proposes that action at all. */
    public Optional<NearMiss> of(String action) {
        AskedRule[] rules = shortfalls.proposing(action);
        int nearest = firstKnown(rules);
        int fewest = nearest < rules.length ? reckoning.atLeast(rules[nearest], ANY_NUMBER) : ANY_NUMBER;
        List<FailedCondition> failed = List.of();
        for (int i = 0; i < rules.length; i++) {
            // Of rules that come as near the first is told, and counting has passed over this one so far.
            int tooMany = i < nearest && fewest < ANY_NUMBER ? fewest + 1 : fewest;
            if (!rules[i].isAll() && isNearer(rules[i], tooMany)) {
                Optional<List<FailedCondition>> searched = search(rules[i], tooMany);
                if (searched.isPresent()) {
                    nearest = i;
                    failed = searched.get();
                    fewest = failed.size();
                }
            }
        }
        return nearest == rules.length ? Optional.empty() : Optional.of(told(rules[nearest], fewest, failed));
    }

    /** The first of the rules that counting alone tells all about and of which the fewest conditions fail; or their number. */
    private int firstKnown(AskedRule[] rules) {
        int first = rules.length;
        int fewest = ANY_NUMBER;
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].isAll() && rules[i].isInForceOn(client.asOf())) {
                int failing = reckoning.atLeast(rules[i], fewest);
                if (failing < fewest) {
                    fewest = failing;
                    first = i;
                }
            }
        }
        return first;
    }

    private boolean isNearer(AskedRule rule, int tooMany) {
        return rule.isInForceOn(client.asOf()) && reckoning.atLeast(rule, tooMany) < tooMany;
    }

    private Optional<List<FailedCondition>> search(AskedRule rule, int tooMany) {
        return rule.isPlain()
                ? NearestFacts.failed(rule, reckoning, tooMany)
                : NearMissSearch.missed(rule, facts, reckoning, tooMany)
                        .map(all -> all.stream().map(one -> one.shown().get()).toList());
    }

    private NearMiss told(AskedRule rule, int count, List<FailedCondition> searched) {
        List<FailedCondition> failed = rule.isAll() ? reckoning.failed(rule, count) : searched;
        return new NearMiss(rule.rule().name(), rule.rule().at(), failed);
    }
}
