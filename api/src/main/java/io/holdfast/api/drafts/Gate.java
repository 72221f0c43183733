package io.holdfast.api.drafts;

import java.util.Locale;

/**
 * One thing that has to be so before a draft is published.
 *
 * @param says how it is, in a sentence
 * @param how how to open it; empty where it is open
 */
public record Gate(Name name, boolean open, String says, String how) {

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

    static Gate open(Name name, String says) {
        return new Gate(name, true, says, "");
    }

    static Gate shut(Name name, String says, String how) {
        return new Gate(name, false, says, how);
    }
}
