package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How near the figures of a gathering came to what a rule asks of them. */
final class GatherNearness {

    private final Element.Gather gather;
    private final List<Single> each = new ArrayList<>();

    GatherNearness(Element.Gather gather) {
        this.gather = gather;
        Optional<String> subject = Optional.of(Traces.subject(gather.source()));
        for (Condition condition : gather.conditions()) {
            condition
                    .tests()
                    .forEach(test -> each.add(new Single(test, new Nearness(condition.words(), test, subject))));
        }
    }

    private record Single(Test test, Nearness nearness) {}

    /** The figures, known by their names behind what is bound before; unknown where nothing matched. */
    Bindings figures(FactSet facts, Bindings before) {
        return figures(gather, facts, before);
    }

    /** The same of any gathering. */
    static Bindings figures(Element.Gather gather, FactSet facts, Bindings before) {
        List<Bindings> matches = new ArrayList<>();
        for (PlainEvaluator.Solution solution : PlainEvaluator.solve(List.of(gather.source()), facts, before)) {
            matches.add(solution.bindings());
        }
        Bindings figures = before;
        for (Element.Figure figure : gather.figures()) {
            OptionalDouble gathered = figure.over(matches);
            figures = figures.with(figure.binding(), gathered.isPresent() ? (Double) gathered.getAsDouble() : null);
        }
        return figures;
    }

    /** How many conditions fail. */
    int failing(Bindings figures) {
        int failing = 0;
        for (int i = 0; i < each.size(); i++) {
            failing += each.get(i).test().holds(gather, figures) ? 0 : 1;
        }
        return failing;
    }

    /** Tells of each condition that fails. */
    void tell(Bindings figures, List<FailedCondition> failed) {
        for (Single one : each) {
            if (!one.test().holds(gather, figures)) {
                failed.add(one.nearness().of(gather, figures));
            }
        }
    }
}
