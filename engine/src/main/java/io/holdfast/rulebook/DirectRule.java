package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Consequence;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.view.ViewItemBuilder;

/** One rule of the syntax tree on its way into Drools' canonical model. */
final class DirectRule {

    private final Rule rule;
    private final int place;
    private final Global<Hearing> decision;
    private final PathNumbers numbers;
    private final String namesOf;
    private int patterns;
    private int figures;

    /**
     * @param place the number under which it speaks
     */
    DirectRule(Rule rule, int place, Global<Hearing> decision, PathNumbers numbers) {
        this.rule = rule;
        this.place = place;
        this.decision = decision;
        this.numbers = numbers;
        this.namesOf = rule.when().stream().allMatch(DirectRule::isPlain) ? "#" : rule.name() + " #";
    }

    /**
     * Whether patterns can be told by their number. Where rules begin alike, equal numbers then mean equal patterns, and
     * their joins share nodes. An {@code or} makes several rules of one, and figures are no facts: there they do not.
     */
    private static boolean isPlain(Element element) {
        if (element instanceof Element.And and) {
            return and.parts().stream().allMatch(DirectRule::isPlain);
        } else if (element instanceof Element.Not not) {
            return isPlain(not.part());
        } else if (element instanceof Element.Exists exists) {
            return isPlain(exists.part());
        }
        return element instanceof Element.Pattern;
    }

    org.drools.model.Rule build(String itsPackage) {
        Map<String, DirectName> named = new LinkedHashMap<>();
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        for (Element element : rule.when()) {
            items.addAll(items(element, named));
        }
        items.add(consequence(named));
        return PatternDSL.rule(itsPackage, rule.name()).build(items.toArray(RuleItemBuilder<?>[]::new));
    }

    /** What a rule binds outside {@code not}, {@code exists} and {@code or} is handed to its then. */
    private RuleItemBuilder<Consequence> consequence(Map<String, DirectName> named) {
        List<String> names = List.copyOf(named.keySet());
        List<Variable<?>> variables = new ArrayList<>();
        variables.add(decision);
        named.values().forEach(name -> variables.add(name.variable()));
        Consequence consequence =
                new ConsequenceImpl(speech(place, names), variables.toArray(Variable<?>[]::new), false, false, "java");
        return () -> consequence;
    }

    /** Holds nothing but the number and the names, because Drools keeps one for each rule. */
    private static BlockN speech(int place, List<String> names) {
        return values -> {
            Bindings bindings = new Bindings();
            for (int i = 0; i < names.size(); i++) {
                bindings = bindings.with(names.get(i), values[i + 1]);
            }
            ((Hearing) values[0]).speaks(place, bindings);
        };
    }

    private List<ViewItemBuilder<?>> items(Element element, Map<String, DirectName> named) {
        if (element instanceof Element.Pattern pattern) {
            return List.of(pattern(pattern, named));
        } else if (element instanceof Element.Gather gather) {
            return gather(gather, named);
        } else if (element instanceof Element.Not not) {
            return List.of(PatternDSL.not(together(List.of(not.part()), new LinkedHashMap<>(named))));
        } else if (element instanceof Element.Exists exists) {
            return List.of(PatternDSL.exists(together(List.of(exists.part()), new LinkedHashMap<>(named))));
        } else if (element instanceof Element.And and) {
            return List.of(together(and.parts(), named));
        }
        List<ViewItemBuilder<?>> branches = new ArrayList<>();
        for (Element part : ((Element.Or) element).parts()) {
            branches.add(together(List.of(part), new LinkedHashMap<>(named)));
        }
        return branches.size() == 1 ? branches : List.of(PatternDSL.or(branches.get(0), rest(branches)));
    }

    private ViewItemBuilder<?> together(List<Element> parts, Map<String, DirectName> named) {
        List<ViewItemBuilder<?>> items = new ArrayList<>();
        parts.forEach(part -> items.addAll(items(part, named)));
        return items.size() == 1 ? items.get(0) : PatternDSL.and(items.get(0), rest(items));
    }

    private static ViewItemBuilder<?>[] rest(List<ViewItemBuilder<?>> items) {
        return items.subList(1, items.size()).toArray(ViewItemBuilder<?>[]::new);
    }

    private PatternDSL.PatternDef<Object> pattern(Element.Pattern pattern, Map<String, DirectName> named) {
        return new DirectPattern(pattern, numbers, named).definition(namesOf + patterns++);
    }

    private List<ViewItemBuilder<?>> gather(Element.Gather gather, Map<String, DirectName> named) {
        Map<String, DirectName> inner = new LinkedHashMap<>(named);
        ViewItemBuilder<?> source = together(List.of(gather.source()), inner);
        List<AccumulateFunction> functions = new ArrayList<>();
        for (Element.Figure figure : gather.figures()) {
            Variable<Object> result = DirectName.variable(Double.class);
            named.put(figure.binding(), new DirectName(result, namesOf + figure.binding()));
            Optional<Variable<Object>> over =
                    figure.of().flatMap(FactPath::binding).map(inner::get).map(DirectName::variable);
            AccumulateFunction function =
                    over.isPresent() && figure.of().orElseThrow().steps().isEmpty()
                            ? PatternDSL.accFunction(() -> new FigureFunction(figure.gathering()), over.get())
                            : PatternDSL.accFunction(() -> new FigureFunction(figure.gathering()));
            functions.add(function.as(result));
        }
        List<ViewItemBuilder<?>> items = new ArrayList<>();
        items.add(PatternDSL.accumulate(
                (org.drools.model.view.ViewItem<?>) source.get(),
                functions.get(0),
                functions.subList(1, functions.size()).toArray(AccumulateFunction[]::new)));
        for (Condition condition : gather.conditions()) {
            items.add(onFigure(condition.test(), named));
        }
        return items;
    }

    /** A condition on a figure hangs on the figure's own variable. */
    private ViewItemBuilder<?> onFigure(Test test, Map<String, DirectName> named) {
        List<String> names = List.copyOf(DirectPattern.outside(test, Map.of()));
        Check check = Check.of(test, new Walk.Places(names, Map.of()));
        Variable<Object> figure = DirectName.of(names.get(0), named).variable();
        PatternDSL.PatternDef<Object> definition = PatternDSL.pattern(figure);
        String id = rule.name() + " figure " + figures++;
        List<Variable<Object>> others = names.stream()
                .skip(1)
                .map(name -> DirectName.of(name, named).variable())
                .toList();
        switch (others.size()) {
            case 0 -> definition.expr(id, value -> check.holds(value, new Object[] {value}));
            case 1 -> definition.expr(id, others.get(0), (value, a) -> check.holds(value, new Object[] {value, a}));
            default ->
                definition.expr(
                        id,
                        others.get(0),
                        others.get(1),
                        (value, a, b) -> check.holds(value, new Object[] {value, a, b}));
        }
        return definition;
    }
}
