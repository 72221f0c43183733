package io.holdfast.rulebook;

import io.holdfast.client.Attributes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way to a value made ready to be walked many times, without looking anything up by name. */
@FunctionalInterface
interface Walk {

    /**
     * The value; null when unknown.
     *
     * @param bound what the rule has bound before, at the places that were agreed on
     */
    @Nullable
    Object of(Object own, @Nullable Object[] bound);

    /** The way to an operand. */
    static Walk of(Operand operand, Places places) {
        if (operand instanceof FactPath path) {
            return of(path, places);
        }
        Object constant = ((Literal) operand).constant();
        return (own, bound) -> constant;
    }

    /**
     * What names stand for where a test is asked.
     *
     * @param bound names bound before, in the order their values are handed over
     * @param fields names of the own fact's fields
     */
    record Places(List<String> bound, Map<String, FactPath> fields) {

        static final Places NONE = new Places(List.of(), Map.of());
    }

    private static Walk of(FactPath path, Places places) {
        if (path.binding().isEmpty()) {
            return ofOwn(path);
        }
        String name = path.binding().get();
        FactPath field = places.fields().get(name);
        if (field != null) {
            Function<Object, @Nullable Object> before = walk(field);
            Function<Object, @Nullable Object> after = walk(path);
            return (own, bound) -> after(before.apply(own), after);
        }
        int place = places.bound().indexOf(name);
        Function<Object, @Nullable Object> walk = walk(path);
        return (own, bound) -> after(bound[place], walk);
    }

    private static Walk ofOwn(FactPath path) {
        Function<Object, @Nullable Object> walk = walk(path);
        return (own, bound) -> walk.apply(own);
    }

    private static @Nullable Object after(@Nullable Object value, Function<Object, @Nullable Object> walk) {
        return value == null ? null : walk.apply(value);
    }

    /** The fields of a path, one after the other, from the fact they begin at. */
    static Function<Object, @Nullable Object> walk(FactPath path) {
        Function<Object, @Nullable Object> walk = fields(path);
        String attribute = path.attribute().orElse(null);
        return attribute == null
                ? walk
                : fact -> walk.apply(fact) instanceof Attributes attributes ? attributes.get(attribute) : null;
    }

    private static Function<Object, @Nullable Object> fields(FactPath path) {
        return switch (path.steps().size()) {
            case 0 -> fact -> fact;
            case 1 -> path.steps().get(0).reading();
            case 2 -> {
                Function<Object, @Nullable Object> first = path.steps().get(0).reading();
                Function<Object, @Nullable Object> second = path.steps().get(1).reading();
                yield fact -> after(first.apply(fact), second);
            }
            default -> fact -> path.of(fact, new Bindings());
        };
    }
}
