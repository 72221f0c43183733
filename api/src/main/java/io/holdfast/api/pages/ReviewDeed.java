package io.holdfast.api.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with recommendations of the queue: reviews, and reports of what the client did. */
enum ReviewDeed {
    APPROVE("approved", "Approved", false),
    ASSIGN("assigned", "Assigned", false),
    SNOOZE("snoozed", "Snoozed", false),
    DISMISS("dismissed", "Dismissed", false),
    REOPEN("retracted", "Reopened", false),
    DONE("done", "Reported as done:", true),
    WON("won", "Reported as won:", true),
    LOST("lost", "Reported as lost:", true);

    private final String word;
    private final String past;
    private final boolean outcome;

    ReviewDeed(String word, String past, boolean outcome) {
        this.word = word;
        this.past = past;
        this.outcome = outcome;
    }

    /** The verdict or the outcome. */
    String word() {
        return word;
    }

    /** What was done, to stand before what it was done with. */
    String past() {
        return past;
    }

    /** Whether it is what the client did, which is a fact and not taken back. */
    boolean isOutcome() {
        return outcome;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReviewDeed> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
