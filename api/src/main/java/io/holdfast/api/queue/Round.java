package io.holdfast.api.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Deciding again for the whole book, in the background.
 *
 * @param actor who asked for it; {@code service} where nobody did
 * @param revision content hash of the rule book that decides
 * @param lastClient the last client that is done, by id; empty text at the beginning
 * @param total clients there were when it began
 * @param tally what it came to so far
 * @param touched when it last went on
 * @param problem why it ended otherwise than done
 */
record Round(
        UUID id,
        Cause cause,
        String actor,
        String revision,
        LocalDate asOf,
        State state,
        String lastClient,
        long total,
        Tally tally,
        Instant started,
        Instant touched,
        Optional<Instant> ended,
        Optional<String> problem) {

    /** Why there is a round. */
    enum Cause {
        /** Another rule book decides. */
        BOOK,
        /** Another day began. */
        DAY,
        /** Somebody asked for it. */
        ASKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        /** Another rule book or another day came in between. */
        OVERTAKEN,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** Whether it decides by a rule book for a day. */
    boolean isFor(String hash, LocalDate day) {
        return revision.equals(hash) && asOf.equals(day);
    }
}
