package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/** The fact that each pattern of a rule matched; rules have so few that looking along them costs less than a map. */
final class Matches {

    static final Matches NONE = new Matches(null, null, null);

    private final @Nullable Matches before;
    private final Element.@Nullable Pattern pattern;
    private final @Nullable Object fact;

    private Matches(@Nullable Matches before, Element.@Nullable Pattern pattern, @Nullable Object fact) {
        this.before = before;
        this.pattern = pattern;
        this.fact = fact;
    }

    /** These and one more. */
    Matches with(Element.Pattern another, Object itsFact) {
        return new Matches(this, another, itsFact);
    }

    /** The fact that a pattern matched; null where it matched none. */
    @SuppressWarnings("ReferenceEquality") // the very one: a rule may ask for the same twice
    @Nullable
    Object of(Element.Pattern wanted) {
        Matches here = this;
        while (here != null && here.pattern != wanted) {
            here = here.before;
        }
        return here == null ? null : here.fact;
    }
}
