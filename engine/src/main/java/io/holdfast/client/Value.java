package io.holdfast.client;

import org.jspecify.annotations.Nullable;

/**
 * What rules may know of a client's worth.
 *
 * @param lifetime money over the whole relationship, past and to come
 * @param residual money still to come
 * @param tier the book's name for how much that is
 */
public record Value(
        @In(Unit.MONEY) @Nullable Double lifetime,
        @In(Unit.MONEY) @Nullable Double residual,
        @OneOf({"low", "middle", "high", "top"}) @Nullable String tier) {

    public static final Value UNKNOWN = new Value(null, null, null);
}
