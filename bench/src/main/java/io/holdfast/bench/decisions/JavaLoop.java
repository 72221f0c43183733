package io.holdfast.bench.decisions;

import io.holdfast.bench.workload.Condition;
import io.holdfast.bench.workload.Fact;
import io.holdfast.bench.workload.MadeRule;
import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What somebody writes who needs no rule engine: every rule asked in turn, each up to its first condition that fails. */
final class JavaLoop implements Decider<List<String>> {

    private final List<Check> checks;

    JavaLoop(List<MadeRule> rules) {
        checks = rules.stream().map(Check::of).toList();
    }

    @Override
    public List<String> decide(Client client) {
        List<String> held = new ArrayList<>();
        for (Check check : checks) {
            if (check.holds(client)) {
                held.add(check.rule);
            }
        }
        return held;
    }

    @Override
    public List<String> matches(List<String> held) {
        return held;
    }

    private record Check(String rule, Fact[] facts, List<Predicate<@Nullable Object>> predicates) {

        static Check of(MadeRule rule) {
            return new Check(
                    rule.name(),
                    rule.conditions().stream().map(Condition::fact).toArray(Fact[]::new),
                    rule.conditions().stream().map(Predicates::of).toList());
        }

        boolean holds(Client client) {
            for (int i = 0; i < facts.length; i++) {
                if (!predicates.get(i).test(facts[i].of(client))) {
                    return false;
                }
            }
            return true;
        }
    }
}
