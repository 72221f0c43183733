package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.drools.model.AlphaIndex;
import org.drools.model.Consequence;
import org.drools.model.Global;
import org.drools.model.Index;
import org.drools.model.PatternDSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.view.ViewItemBuilder;

/** One rule of the syntax tree on its way into Drools' canonical model. */
final class DirectRule {

    private static final Bindings NONE = new Bindings();

    private final Rule rule;
    private final Global<Conclusions> decision;
    private final PathNumbers numbers;
    private int joins;

    DirectRule(Rule rule, Global<Conclusions> decision, PathNumbers numbers) {
        this.rule = rule;
        this.decision = decision;
        this.numbers = numbers;
    }

    org.drools.model.Rule build(String itsPackage) {
        Map<String, Variable<Object>> named = new LinkedHashMap<>();
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        for (Element element : rule.when()) {
            items.addAll(items(element, named));
        }
        items.add(consequence(named));
        return PatternDSL.rule(itsPackage, rule.name()).build(items.toArray(RuleItemBuilder<?>[]::new));
    }

    /** What a rule binds outside {@code not}, {@code exists} and {@code or} is handed to its then. */
    private RuleItemBuilder<Consequence> consequence(Map<String, Variable<Object>> named) {
        List<String> names = List.copyOf(named.keySet());
        List<Variable<?>> variables = new ArrayList<>();
        variables.add(decision);
        variables.addAll(named.values());
        Consequence consequence = new ConsequenceImpl(
                values -> {
                    Bindings bindings = new Bindings();
                    for (int i = 0; i < names.size(); i++) {
                        bindings.put(names.get(i), values[i + 1]);
                    }
                    Speech.say(rule, bindings, (Conclusions) values[0]);
                },
                variables.toArray(Variable<?>[]::new),
                false,
                false,
                "java");
        return () -> consequence;
    }

    private List<ViewItemBuilder<?>> items(Element element, Map<String, Variable<Object>> named) {
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

    private ViewItemBuilder<?> together(List<Element> parts, Map<String, Variable<Object>> named) {
        List<ViewItemBuilder<?>> items = new ArrayList<>();
        parts.forEach(part -> items.addAll(items(part, named)));
        return items.size() == 1 ? items.get(0) : PatternDSL.and(items.get(0), rest(items));
    }

    private static ViewItemBuilder<?>[] rest(List<ViewItemBuilder<?>> items) {
        return items.subList(1, items.size()).toArray(ViewItemBuilder<?>[]::new);
    }

    @SuppressWarnings("unchecked") // facts are only ever read through their paths
    private static Variable<Object> variable(Class<?> type) {
        return (Variable<Object>) (Variable<?>) PatternDSL.declarationOf(type);
    }

    private PatternDSL.PatternDef<Object> pattern(Element.Pattern pattern, Map<String, Variable<Object>> named) {
        Variable<Object> self = variable(pattern.type().type());
        PatternDSL.PatternDef<Object> definition = PatternDSL.pattern(self);
        List<Condition> joining = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            if (outside(condition.test(), pattern.fields()).isEmpty()) {
                alpha(definition, pattern, condition.test());
            } else {
                joining.add(condition);
            }
        }
        joining.forEach(condition -> join(definition, pattern, condition.test(), named));
        pattern.binding().ifPresent(name -> named.put(name, self));
        pattern.fields().forEach((name, path) -> {
            Variable<Object> field = variable(Object.class);
            definition.bind(field, fact -> path.of(fact, NONE));
            named.put(name, field);
        });
        return definition;
    }

    private void alpha(PatternDSL.PatternDef<Object> definition, Element.Pattern pattern, Test test) {
        String id = pattern.type() + TestText.of(test);
        Map<String, FactPath> fields = pattern.fields();
        AlphaIndex<Object, ?> index = fields.isEmpty() ? index(pattern.type(), test) : null;
        if (index == null) {
            definition.expr(id, fact -> test.holds(fact, own(fields, fact)));
        } else {
            definition.expr(id, fact -> test.holds(fact, NONE), index);
        }
    }

    /** What a pattern names of its own fact, so that its conditions may use the names. */
    private static Bindings own(Map<String, FactPath> fields, Object fact) {
        if (fields.isEmpty()) {
            return NONE;
        }
        Bindings bindings = new Bindings();
        fields.forEach((name, path) -> bindings.put(name, path.of(fact, NONE)));
        return bindings;
    }

    private @org.jspecify.annotations.Nullable AlphaIndex<Object, ?> index(FactType type, Test test) {
        if (!(test instanceof Test.Compare compare)
                || !(compare.other() instanceof Literal literal)
                || literal.constant() == null
                || compare.fact().binding().isPresent()) {
            return null;
        }
        Object value = literal.constant();
        int number = numbers.of(type, compare.fact());
        FactPath path = compare.fact();
        if (value instanceof Number plain && compare.operator() != Operator.NOT_EQUAL) {
            return PatternDSL.alphaIndexedBy(
                    Double.class,
                    constraint(compare.operator()),
                    number,
                    fact -> path.of(fact, NONE) instanceof Number actual ? (Double) actual.doubleValue() : null,
                    plain.doubleValue());
        }
        return value instanceof String text && compare.operator() == Operator.EQUAL
                ? PatternDSL.alphaIndexedBy(
                        String.class,
                        Index.ConstraintType.EQUAL,
                        number,
                        fact -> path.of(fact, NONE) instanceof String actual ? actual : null,
                        text)
                : null;
    }

    private static Index.ConstraintType constraint(Operator operator) {
        return switch (operator) {
            case EQUAL -> Index.ConstraintType.EQUAL;
            case LESS -> Index.ConstraintType.LESS_THAN;
            case AT_MOST -> Index.ConstraintType.LESS_OR_EQUAL;
            case MORE -> Index.ConstraintType.GREATER_THAN;
            case AT_LEAST -> Index.ConstraintType.GREATER_OR_EQUAL;
            default -> Index.ConstraintType.UNKNOWN;
        };
    }

    /** Names a test uses that its own pattern does not give. */
    private static Set<String> outside(Test test, Map<String, FactPath> fields) {
        Set<String> names = new LinkedHashSet<>();
        for (Test leaf : test.leaves()) {
            FactPath left = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
            left.binding().ifPresent(names::add);
            if (leaf instanceof Test.Compare compare && compare.other() instanceof FactPath right) {
                right.binding().ifPresent(names::add);
            }
        }
        names.removeAll(fields.keySet());
        return names;
    }

    private void join(
            PatternDSL.PatternDef<Object> definition,
            Element.Pattern pattern,
            Test test,
            Map<String, Variable<Object>> named) {
        List<String> names = List.copyOf(outside(test, pattern.fields()));
        String id = rule.name() + " join " + joins++;
        Map<String, FactPath> fields = pattern.fields();
        List<Variable<Object>> variables = names.stream()
                .map(name -> Objects.requireNonNull(named.get(name), name))
                .toList();
        switch (names.size()) {
            case 1 ->
                definition.expr(id, variables.get(0), (fact, a) -> test.holds(fact, bound(names, fields, fact, a)));
            case 2 ->
                definition.expr(
                        id,
                        variables.get(0),
                        variables.get(1),
                        (fact, a, b) -> test.holds(fact, bound(names, fields, fact, a, b)));
            case 3 ->
                definition.expr(
                        id,
                        variables.get(0),
                        variables.get(1),
                        variables.get(2),
                        (fact, a, b, c) -> test.holds(fact, bound(names, fields, fact, a, b, c)));
            default ->
                throw new IllegalStateException(
                        "A condition of \"" + rule.name() + "\" compares with more than three facts.");
        }
    }

    private static Bindings bound(List<String> names, Map<String, FactPath> fields, Object fact, Object... values) {
        Bindings bindings = new Bindings();
        for (int i = 0; i < names.size(); i++) {
            bindings.put(names.get(i), values[i]);
        }
        fields.forEach((name, path) -> bindings.put(name, path.of(fact, NONE)));
        return bindings;
    }

    private List<ViewItemBuilder<?>> gather(Element.Gather gather, Map<String, Variable<Object>> named) {
        Map<String, Variable<Object>> inner = new LinkedHashMap<>(named);
        ViewItemBuilder<?> source = together(List.of(gather.source()), inner);
        List<AccumulateFunction> functions = new ArrayList<>();
        for (Element.Figure figure : gather.figures()) {
            Variable<Object> result = variable(Double.class);
            named.put(figure.binding(), result);
            Optional<Variable<Object>> over =
                    figure.of().flatMap(FactPath::binding).map(inner::get);
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
    private ViewItemBuilder<?> onFigure(Test test, Map<String, Variable<Object>> named) {
        List<String> names = List.copyOf(outside(test, Map.of()));
        Variable<Object> figure = Objects.requireNonNull(named.get(names.get(0)), names.get(0));
        PatternDSL.PatternDef<Object> definition = PatternDSL.pattern(figure);
        String id = rule.name() + " figure " + joins++;
        List<Variable<Object>> others = names.stream()
                .skip(1)
                .map(name -> Objects.requireNonNull(named.get(name), name))
                .toList();
        switch (others.size()) {
            case 0 -> definition.expr(id, value -> test.holds(value, bound(names, Map.of(), value, value)));
            case 1 ->
                definition.expr(
                        id, others.get(0), (value, a) -> test.holds(value, bound(names, Map.of(), value, value, a)));
            default ->
                definition.expr(
                        id,
                        others.get(0),
                        others.get(1),
                        (value, a, b) -> test.holds(value, bound(names, Map.of(), value, value, a, b)));
        }
        return definition;
    }
}
