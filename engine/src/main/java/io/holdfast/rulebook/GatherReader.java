package io.holdfast.rulebook;

import io.holdfast.client.FactKind;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the accumulates of a when: a figure over facts, and what is asked of it. */
final class GatherReader {

    private final Complaints complaints;
    private final RuleUnit unit;
    private final ConstraintReader constraints;
    private final WhenReader when;

    GatherReader(Complaints complaints, RuleUnit unit, ConstraintReader constraints, WhenReader when) {
        this.complaints = complaints;
        this.unit = unit;
        this.constraints = constraints;
        this.when = when;
    }

    Optional<Element> read(AccumulateDescr accumulate, PatternDescr result, Scope scope) {
        Place at = complaints.place(result);
        if (accumulate.getFunctions().isEmpty()
                || (accumulate.getInitCode() != null
                        && !accumulate.getInitCode().isBlank())) {
            complaints.error(
                    at,
                    "an accumulate of your own code would run it, and rules do not.",
                    "Use count, sum, min, max or average.");
            when.inside(List.of(accumulate.getInput()), scope);
            when.lose(result, scope);
            return Optional.empty();
        }
        if (accumulate.getFunctions().size() > 1) {
            complaints.error(
                    at,
                    "Drools can take one figure of an accumulate for another.",
                    "Write an accumulate for each figure.");
        }
        Scope within = scope.inner();
        BaseDescr input =
                accumulate.getInput() instanceof AndDescr and && and.getDescrs().size() == 1
                        ? and.getDescrs().get(0)
                        : accumulate.getInput();
        Optional<Element> source = when.element(input, within);
        scope.close(within);
        if (source.isPresent() && !isGatherable(source.get())) {
            complaints.error(
                    at,
                    "an accumulate gathers over patterns joined by `and`, and begins with one.",
                    "Match `or` and `not` beside it, or write two rules.");
            source = Optional.empty();
        }
        if (source.isEmpty()) {
            accumulate.getFunctions().stream()
                    .flatMap(call -> Optional.ofNullable(call.getBind()).stream())
                    .forEach(scope::lose);
            when.lose(result, scope);
            return Optional.empty();
        }
        if (accumulate.getFunctions().stream().anyMatch(call -> call.getBind() == null)) {
            when.lose(result, scope);
        }
        List<Element.Figure> figures = new ArrayList<>();
        for (AccumulateDescr.AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
            Optional<Element.Figure> figure = figure(call, within, at, PatternChecks.known(source.get()));
            figure.ifPresent(figures::add);
            String label = figure.map(Element.Figure::gathering)
                    .map(gathering -> gathering == Gathering.COUNT ? "how many" : gathering.word())
                    .orElse("figure");
            Optional.ofNullable(call.getBind()).ifPresent(name -> name(name, label, within, scope, at));
        }
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr part : result.getDescrs()) {
            if (part instanceof ExprConstraintDescr constraint
                    && accumulate.getFunctions().stream().allMatch(call -> call.getBind() != null)) {
                Map<String, FactPath> named = new LinkedHashMap<>();
                Optional<Condition> read = constraints.read(constraint, FactType.CLIENT, scope, named);
                read.ifPresent(conditions::add);
                boolean elsewhere =
                        read.filter(asked -> !asksOnly(figures, asked)).isPresent();
                if (elsewhere || !named.isEmpty()) {
                    complaints.error(
                            complaints.place(constraint),
                            "here only the figure is asked about: «" + constraint.getExpression() + "».",
                            "What else is asked belongs into a pattern.");
                }
            }
        }
        return Optional.of(new Element.Gather(
                at, when.words(accumulate, source.get().words()), source.get(), figures, conditions));
    }

    /** Drools builds no network for other shapes. */
    private static boolean isGatherable(Element source) {
        if (!(source instanceof Element.And and)) {
            return source instanceof Element.Pattern || source instanceof Element.Gather;
        }
        return !and.parts().isEmpty()
                && and.parts().get(0) instanceof Element.Pattern
                && and.parts().stream().noneMatch(GatherReader::chooses);
    }

    private static boolean chooses(Element element) {
        if (element instanceof Element.And and) {
            return and.parts().stream().anyMatch(GatherReader::chooses);
        } else if (element instanceof Element.Not not) {
            return chooses(not.part());
        } else if (element instanceof Element.Exists exists) {
            return chooses(exists.part());
        }
        return element instanceof Element.Or;
    }

    private void name(String name, String label, Scope within, Scope scope, Place at) {
        boolean inside = within.knows(name) && !scope.knows(name);
        Optional<String> fault = inside
                ? Optional.of("`" + name + "` is already the name of something above.")
                : scope.fault(name, FactKind.NUMBER);
        fault.ifPresent(why -> complaints.error(at, why, "Choose another name."));
        if (fault.isPresent()) {
            scope.lose(name);
        } else {
            scope.bind(
                    name, new FactPath(Optional.of(name), List.of(), Optional.empty(), FactKind.NUMBER, false, label));
        }
    }

    /** What is asked behind the figure is asked of the figure: Drools loses anything else without a word. */
    private static boolean asksOnly(List<Element.Figure> figures, Condition condition) {
        return figures.isEmpty()
                || condition.test().leaves().stream()
                        .allMatch(leaf -> isOfOne(figures, leaf) && !comparesWithNone(leaf));
    }

    private static boolean isOfOne(List<Element.Figure> figures, Test leaf) {
        FactPath fact = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        return figures.stream().anyMatch(figure -> fact.binding().equals(Optional.of(figure.binding())));
    }

    /** Whether a figure is compared with a fact of nothing: behind an accumulate there is no fact but those named before. */
    private static boolean comparesWithNone(Test leaf) {
        return leaf instanceof Test.Compare compare
                && compare.other() instanceof FactPath other
                && other.binding().isEmpty();
    }

    private Optional<Element.Figure> figure(
            AccumulateDescr.AccumulateFunctionCallDescr call, Scope within, Place at, Set<String> known) {
        Optional<Gathering> gathering = Gathering.of(call.getFunction());
        String binding = call.getBind();
        if (gathering.isEmpty() || binding == null) {
            complaints.error(
                    at,
                    gathering.isEmpty()
                            ? "nothing gathers by `" + call.getFunction() + "`;"
                            : "this figure has no name;",
                    gathering.isEmpty()
                            ? "there are " + String.join(", ", Gathering.words()) + "."
                            : "write `$n : " + call.getFunction() + "(…)`.");
            return Optional.empty();
        }
        if (gathering.get() == Gathering.COUNT) {
            return Optional.of(new Element.Figure(binding, gathering.get(), Optional.empty()));
        }
        String text = call.getParams().length == 1 ? call.getParams()[0].strip() : "";
        Optional<FactPath> path = text.startsWith("$")
                ? within.resolve(text, FactType.CLIENT)
                        .path()
                        .filter(found -> found.kind().isNumber())
                : Optional.empty();
        if (path.isEmpty()) {
            complaints.error(
                    at,
                    "`" + call.getFunction() + "` is taken over a number that the pattern has named.",
                    "Write `Contact( $d : daysAgo )` and then `" + call.getFunction() + "($d)`.");
        }
        path.filter(found -> gathering.get() == Gathering.SUM
                        && found.optional()
                        && !known.contains(found.label())
                        && unit.whole())
                .ifPresent(found -> complaints.error(
                        at,
                        "`sum` fails in Drools where `" + found.label() + "` is unknown.",
                        "Add to the pattern that it is known: `… != null`."));
        return path.map(found -> new Element.Figure(binding, gathering.get(), path));
    }
}
