package io.holdfast.api.rulebooks;

import java.util.Locale;
import java.util.Optional;

/**
 * How the rule book is: what decides, and which edit was rejected since.
 *
 * @param live empty until a first book was good
 * @param rejected the last edit, when it was rejected
 */
public record BookStatus(Optional<LiveBook> live, Optional<RejectedEdit> rejected) {

    static final BookStatus NOTHING_YET = new BookStatus(Optional.empty(), Optional.empty());

    /** The three ways a rule book can be. */
    public enum State {
        /** The folder's content decides. */
        LIVE,
        /** The last edit was rejected; the last good book decides. */
        STALE,
        /** No book was ever good, so nothing can be decided. */
        MISSING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        if (live.isEmpty()) {
            return State.MISSING;
        }
        return rejected.isPresent() ? State.STALE : State.LIVE;
    }

    public boolean isLive() {
        return state() == State.LIVE;
    }

    public boolean isStale() {
        return state() == State.STALE;
    }

    BookStatus rejecting(RejectedEdit edit) {
        return new BookStatus(live, Optional.of(edit));
    }

    BookStatus settled() {
        return new BookStatus(live, Optional.empty());
    }
}
