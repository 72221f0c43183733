package io.holdfast.api.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what became of what rules recommended, decision by decision. */
final class LifeSums {

    private static final List<String> ACCEPTED = List.of("accepted", "done", "won");
    private static final List<String> REJECTED = List.of("rejected", "lost");

    private final Map<String, Sum> rules = new TreeMap<>();
    private long decisions;
    private long unexplained;

    private static final class Sum {
        private long fired;
        private long accepted;
        private long rejected;
        private long approved;
        private long overruled;
    }

    long decisions() {
        return decisions;
    }

    /** One decision's recommendations. */
    void add(List<RuleLifeStore.Told> recommendations) {
        decisions++;
        unexplained += recommendations.stream().allMatch(RuleLifeStore.Told::explained) ? 0 : 1;
        for (RuleLifeStore.Told told : recommendations) {
            for (String rule : told.rules()) {
                Sum sum = rules.computeIfAbsent(rule, any -> new Sum());
                sum.fired++;
                sum.accepted += ACCEPTED.contains(told.outcome()) ? 1 : 0;
                sum.rejected += REJECTED.contains(told.outcome()) ? 1 : 0;
                sum.approved += told.verdict().equals("approved") ? 1 : 0;
                sum.overruled += told.verdict().equals("dismissed") ? 1 : 0;
            }
        }
    }

    RuleLives.Counted counted(boolean complete, boolean running) {
        List<RuleLife> lives = new ArrayList<>();
        rules.forEach((rule, sum) ->
                lives.add(new RuleLife(rule, sum.fired, sum.accepted, sum.rejected, sum.approved, sum.overruled)));
        return new RuleLives.Counted(decisions, complete, unexplained, lives, running);
    }
}
