package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Puts single comparisons of one fact together again. */
final class AmongTests {

    private AmongTests() {}

    /** Drools' parser turns {@code in} into single comparisons; explanations want it whole again. */
    static List<Test> gathered(List<Test> parts, Operator operator) {
        List<Test> gathered = new ArrayList<>();
        List<Test.Compare> run = new ArrayList<>();
        for (Test part : parts) {
            boolean single = part instanceof Test.Compare compare
                    && compare.operator() == operator
                    && compare.other() instanceof Literal literal
                    && literal.constant() != null;
            if (!single || !run.isEmpty() && !run.get(0).fact().equals(((Test.Compare) part).fact())) {
                close(run, operator, gathered);
            }
            if (single) {
                run.add((Test.Compare) part);
            } else {
                gathered.add(part);
            }
        }
        close(run, operator, gathered);
        return gathered;
    }

    private static void close(List<Test.Compare> run, Operator operator, List<Test> gathered) {
        if (run.size() == 1) {
            gathered.add(run.get(0));
        } else if (!run.isEmpty()) {
            List<Literal> values =
                    run.stream().map(one -> (Literal) one.other()).toList();
            gathered.add(new Test.Among(run.get(0).fact(), values, operator == Operator.NOT_EQUAL));
        }
        run.clear();
    }
}
