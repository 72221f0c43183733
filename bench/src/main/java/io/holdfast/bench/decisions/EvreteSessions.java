package io.holdfast.bench.decisions;

import io.holdfast.bench.workload.Condition;
import io.holdfast.bench.workload.Fact;
import io.holdfast.bench.workload.MadeRule;
import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.Type;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Evrete: declared fields, conditions as predicates in Java, equal conditions the same object so that they are asked
 * once; one stateful session that is emptied after each client, which is faster than a new one each.
 */
final class EvreteSessions implements Decider<List<String>> {

    private final StatefulSession session;
    private final Map<Condition, ValuesPredicate> predicates = new HashMap<>();
    private List<String> held = new ArrayList<>();

    EvreteSessions(List<MadeRule> rules) {
        Knowledge knowledge = new KnowledgeService().newKnowledge();
        Type<Client> type = knowledge.getTypeResolver().declare(Client.class);
        for (Fact fact : Fact.values()) {
            type.declareField(fact.flat(), Object.class, fact::of);
        }
        RuleSetBuilder<Knowledge> builder = knowledge.builder();
        for (MadeRule rule : rules) {
            LhsBuilder<Knowledge> when = builder.newRule(rule.name()).forEach("$c", Client.class);
            for (Condition condition : rule.conditions()) {
                when = when.where(
                        predicates.computeIfAbsent(condition, EvreteSessions::predicate),
                        "$c." + condition.fact().flat());
            }
            when.execute(match -> held.add(rule.name()));
        }
        session = builder.build().newStatefulSession();
    }

    @Override
    public List<String> decide(Client client) {
        held = new ArrayList<>();
        session.insertAndFire(client);
        session.clear();
        return held;
    }

    @Override
    public List<String> matches(List<String> names) {
        return names;
    }

    private static ValuesPredicate predicate(Condition condition) {
        Predicate<@Nullable Object> holds = Predicates.of(condition);
        return values -> holds.test(values.get(0));
    }
}
