package io.holdfast.bench.workload;

import java.util.List;
import java.util.stream.Collectors;

/** A made-up rule: four conditions on a client, and an action. */
public record MadeRule(String name, String action, List<Condition> conditions) {

    String drl() {
        return "rule \"" + name + "\"\nwhen\n    Client( "
                + conditions.stream().map(Condition::drl).collect(Collectors.joining(", "))
                + " )\nthen\n    decision.recommend(\"" + action + "\").because(\"" + name + "\");\nend\n";
    }
}
