package io.holdfast.api.drafts;

import io.holdfast.source.Revision;
import java.time.Instant;
import java.util.Locale;

/**
 * What somebody did about a draft with exactly these files.
 *
 * @param content the files, by their name
 * @param message what they said
 * @param about what it is about: the rules waived, one a line; the revision an impact was compared with
 */
public record Mark(Revision content, What what, String actor, Instant at, String message, String about) {

    /** What was done. */
    public enum What {
        /** Asked somebody else to look at it. */
        ASKED,
        /** Found it good. */
        APPROVED,
        /** Found it not good yet. */
        RETURNED,
        /** Said why rules need no test. */
        WAIVED,
        /** Looked at its impact. */
        LOOKED;

        /** The word for JSON and tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
