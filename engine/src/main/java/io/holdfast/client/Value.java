package io.holdfast.client;

import org.jspecify.annotations.Nullable;

/**
 * What rules may know of a client's worth. What no fitted model tells is unknown.
 *
 * @param lifetime money over the whole relationship, past and to come
 * @param residual money still to come
 * @param tier the book's name for how much that is
 * @param rank share of the book with less money still to come, 0 to 1; 0.9 and above is the top tenth
 * @param alive chance that somebody who comes to visit has not stopped coming, 0 to 1
 * @param nextVisitInDays days within which they come again with even odds, if they still come
 * @param overdue days since the last visit divided by the gap they usually leave; 2 is twice as long as usual
 */
public record Value(
        @In(Unit.MONEY) @Nullable Double lifetime,
        @In(Unit.MONEY) @Nullable Double residual,
        @OneOf({"low", "middle", "high", "top"}) @Nullable String tier,
        @In(Unit.SHARE) @Nullable Double rank,
        @In(Unit.SHARE) @Nullable Double alive,
        @In(Unit.COUNT) @Nullable Integer nextVisitInDays,
        @In(Unit.COUNT) @Nullable Double overdue) {

    public static final Value UNKNOWN = new Value(null, null, null, null, null, null, null);

    /** These facts with those of others that are known laid over them. */
    public Value with(Value others) {
        return new Value(
                others.lifetime != null ? others.lifetime : lifetime,
                others.residual != null ? others.residual : residual,
                others.tier != null ? others.tier : tier,
                others.rank != null ? others.rank : rank,
                others.alive != null ? others.alive : alive,
                others.nextVisitInDays != null ? others.nextVisitInDays : nextVisitInDays,
                others.overdue != null ? others.overdue : overdue);
    }
}
