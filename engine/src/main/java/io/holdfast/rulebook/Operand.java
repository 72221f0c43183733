package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/** What a condition compares a fact with: a literal or another fact. */
sealed interface Operand permits Literal, FactPath {

    /** The value to compare with; null when unknown. */
    @Nullable
    Object value(@Nullable Object own, Bindings bindings);
}
