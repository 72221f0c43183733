package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.drools.model.AlphaIndex;
import org.drools.model.BetaIndex;
import org.drools.model.Index;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** One pattern on its way into Drools' canonical model: what concerns its fact alone first, then its joins. */
final class DirectPattern {

    private final Element.Pattern pattern;
    private final PathNumbers numbers;
    private final Map<String, DirectName> named;
    private final Variable<Object> self;
    private final PatternDSL.PatternDef<Object> definition;

    /**
     * @param named what the rule has given names to so far; the pattern adds its own
     */
    DirectPattern(Element.Pattern pattern, PathNumbers numbers, Map<String, DirectName> named) {
        this.pattern = pattern;
        this.numbers = numbers;
        this.named = named;
        this.self = DirectName.variable(pattern.type().type());
        this.definition = PatternDSL.pattern(self);
    }

    /**
     * @param key what its fact is known by
     */
    PatternDSL.PatternDef<Object> definition(String key) {
        List<Test> joining = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            if (outside(condition.test(), pattern.fields()).isEmpty()) {
                alone(condition.test());
            } else {
                joining.add(condition.test());
            }
        }
        joining.forEach(this::join);
        pattern.binding().ifPresent(name -> named.put(name, new DirectName(self, key)));
        pattern.fields().forEach((name, path) -> {
            Variable<Object> field = DirectName.variable(Object.class);
            Function<Object, @Nullable Object> walk = Walk.walk(path);
            definition.bind(field, walk::apply);
            named.put(name, new DirectName(field, key + "." + path.label()));
        });
        return definition;
    }

    /** Names a test uses that its own pattern does not give. */
    static Set<String> outside(Test test, Map<String, FactPath> fields) {
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

    private void alone(Test test) {
        PathNumbers.Piece piece = pattern.fields().isEmpty() ? numbers.piece(test, () -> piece(test)) : piece(test);
        if (piece.index() == null) {
            definition.expr(piece.id(), piece.holds());
        } else {
            definition.expr(piece.id(), piece.holds(), piece.index());
        }
    }

    private PathNumbers.Piece piece(Test test) {
        Check check = Check.of(test, new Walk.Places(List.of(), pattern.fields()));
        return new PathNumbers.Piece(id(test), fact -> check.holds(fact, Check.NOTHING), alphaIndex(test));
    }

    /** Equal tests have equal ids and so share a node: names are replaced by what they stand for. */
    private String id(Test test) {
        return TestText.of(pattern.type().word(), test, name -> {
            FactPath field = pattern.fields().get(name);
            return field == null ? DirectName.of(name, named).key() : "own." + field.label();
        });
    }

    private @Nullable AlphaIndex<Object, ?> alphaIndex(Test test) {
        if (!(test instanceof Test.Compare compare)
                || !(compare.other() instanceof Literal literal)
                || literal.constant() == null
                || compare.fact().binding().isPresent()) {
            return null;
        }
        Object value = literal.constant();
        int number = numbers.of(pattern.type(), compare.fact());
        Function<Object, @Nullable Object> walk = Walk.walk(compare.fact());
        if (value instanceof Number plain && compare.operator() != Operator.NOT_EQUAL) {
            return PatternDSL.alphaIndexedBy(
                    Double.class,
                    constraint(compare.operator()),
                    number,
                    fact -> walk.apply(fact) instanceof Number actual ? (Double) actual.doubleValue() : null,
                    plain.doubleValue());
        }
        return value instanceof String text && compare.operator() == Operator.EQUAL
                ? PatternDSL.alphaIndexedBy(
                        String.class,
                        Index.ConstraintType.EQUAL,
                        number,
                        fact -> walk.apply(fact) instanceof String actual ? actual : null,
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

    private void join(Test test) {
        List<String> names = List.copyOf(outside(test, pattern.fields()));
        Check check = Check.of(test, new Walk.Places(names, pattern.fields()));
        List<Variable<Object>> variables = names.stream()
                .map(name -> DirectName.of(name, named).variable())
                .toList();
        switch (names.size()) {
            case 1 -> join(test, check, variables.get(0));
            case 2 ->
                definition.expr(
                        id(test),
                        variables.get(0),
                        variables.get(1),
                        (fact, a, b) -> check.holds(fact, new Object[] {a, b}));
            case 3 ->
                definition.expr(
                        id(test),
                        variables.get(0),
                        variables.get(1),
                        variables.get(2),
                        (fact, a, b, c) -> check.holds(fact, new Object[] {a, b, c}));
            default ->
                throw new IllegalStateException("The condition at " + pattern.at() + " compares with too many facts.");
        }
    }

    private void join(Test test, Check check, Variable<Object> other) {
        BetaIndex<Object, Object, ?> index = joinIndex(test);
        if (index == null) {
            definition.expr(id(test), other, (fact, a) -> check.holds(fact, new Object[] {a}));
        } else {
            definition.expr(id(test), other, (fact, a) -> check.holds(fact, new Object[] {a}), index);
        }
    }

    /** An equality of a fact of the pattern's own with one from outside is looked up, not tried on every pair. */
    private @Nullable BetaIndex<Object, Object, ?> joinIndex(Test test) {
        if (!(test instanceof Test.Compare compare)
                || compare.operator() != Operator.EQUAL
                || !(compare.other() instanceof FactPath other)
                || isOutside(compare.fact()) == isOutside(other)) {
            return null;
        }
        FactPath inner = isOutside(compare.fact()) ? other : compare.fact();
        Function<Object, @Nullable Object> outer = Walk.walk(isOutside(compare.fact()) ? compare.fact() : other);
        Walk own = Walk.of(inner, new Walk.Places(List.of(), pattern.fields()));
        return PatternDSL.betaIndexedBy(
                Object.class,
                Index.ConstraintType.EQUAL,
                numbers.of(pattern.type(), inner),
                fact -> Check.key(own.of(fact, Check.NOTHING)),
                value -> Check.key(outer(value, outer)),
                Object.class);
    }

    private static @Nullable Object outer(@Nullable Object value, Function<Object, @Nullable Object> walk) {
        return value == null ? null : walk.apply(value);
    }

    private boolean isOutside(FactPath path) {
        return path.binding().isPresent()
                && !pattern.fields().containsKey(path.binding().get());
    }
}
