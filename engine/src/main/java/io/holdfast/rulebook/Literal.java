package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * A value written out in a rule.
 *
 * @param constant text, Integer, Double, Boolean, or null for the word {@code null}
 */
record Literal(@Nullable Object constant) implements Operand {

    static final Literal UNKNOWN = new Literal(null);

    @Override
    public @Nullable Object value(@Nullable Object own, Bindings bindings) {
        return constant;
    }
}
