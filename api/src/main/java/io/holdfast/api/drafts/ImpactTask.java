package io.holdfast.api.drafts;

import io.holdfast.source.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A comparison of two revisions over a client book, which runs in the background.
 *
 * @param draft whose files are the later ones, with its version then; empty where both are revisions
 * @param top recommendations of an answer to look at, 1 to 100
 * @param clientsOf {@code stored} or {@code uploaded}
 * @param decided clients decided so far
 * @param total clients there are; 0 where nobody knows
 * @param bad clients whose facts cannot be read, who are left out
 * @param summary the sums as JSON, once it is done
 * @param problem why it failed
 * @param stopping whether somebody asked it to stop, which it does within a moment
 */
public record ImpactTask(
        UUID id,
        Optional<DraftVersion> draft,
        Revision from,
        Revision to,
        LocalDate asOf,
        int top,
        String clientsOf,
        State state,
        long decided,
        long total,
        long bad,
        String actor,
        Instant started,
        Optional<String> summary,
        Optional<String> problem,
        boolean stopping) {

    /** A draft as it was when the comparison was asked for. */
    public record DraftVersion(UUID id, long version) {}

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** The service that ran it ended before it did. */
        LOST;

        /** The word for JSON and tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }
}
