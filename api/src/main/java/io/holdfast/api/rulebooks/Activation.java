package io.holdfast.api.rulebooks;

/** What came of trying to make a folder's content the live rule book. */
public sealed interface Activation {

    /** It took over. */
    record Swapped(LiveBook live) implements Activation {}

    /** It is what decides already. */
    record Unchanged(LiveBook live) implements Activation {}

    /** It was rejected; whatever decided before still does. */
    record Rejected(RejectedEdit edit) implements Activation {}
}
