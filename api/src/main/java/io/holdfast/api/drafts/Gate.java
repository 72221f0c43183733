package io.holdfast.api.drafts;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * One thing that has to be so before a draft is published.
 *
 * @param says how it is, in a sentence
 * @param how how to open it; empty where it is open
 * @param share how far it is, in percent, where that is still being found out
 */
public record Gate(Name name, boolean open, String says, String how, OptionalInt share) {

    /** What has to be so. */
    public enum Name {
        /** The service decides by what is published, and not by a folder. */
        STORE,
        /** There is something to publish. */
        CHANGED,
        /** It stands on what decides now. */
        MERGED,
        /** It has no mistake. */
        CLEAN,
        /** Its rule tests pass. */
        TESTED,
        /** A rule test covers every rule, or somebody said why not. */
        COVERED,
        /** Our build and the plain evaluator say the same. */
        AGREED,
        /** Somebody looked at what it changes for the clients. */
        COMPARED,
        /** Somebody else approved it. */
        APPROVED;

        /** The word for JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether that is still being found out. */
    public boolean isRunning() {
        return share.isPresent();
    }

    static Gate open(Name name, String says) {
        return new Gate(name, true, says, "", OptionalInt.empty());
    }

    static Gate shut(Name name, String says, String how) {
        return new Gate(name, false, says, how, OptionalInt.empty());
    }

    /** One of which nobody knows yet whether it is open. */
    static Gate running(Name name, String says, String how, int share) {
        return new Gate(name, false, says, how, OptionalInt.of(share));
    }
}
