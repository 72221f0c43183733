package io.holdfast.api.clients;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What came of a change.
 *
 * @param version the client's latest
 * @param validFrom from which day on the facts hold
 */
record Changed(What what, long version, LocalDate validFrom) {

    enum What {
        /** Nobody with that id was there. */
        ADDED,
        /** There is a new version. */
        CHANGED,
        /** The facts held already, so nothing was written. */
        UNCHANGED,
        /** The client is known no longer. */
        DELETED,
        /** Nobody with that id is there. */
        NOBODY,
        /** Another version is the latest than the caller knows; nothing was written. */
        OTHER_VERSION;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
