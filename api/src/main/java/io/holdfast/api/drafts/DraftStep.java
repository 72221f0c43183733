package io.holdfast.api.drafts;

import java.time.Instant;

/**
 * One change of a draft.
 *
 * @param version the draft's version that came of it
 * @param actor who made it
 * @param what {@code created}, {@code wrote}, {@code removed}, {@code restored}, {@code described}, {@code merged},
 *     {@code discarded}, {@code reopened}, {@code asked-for-review}, {@code approved}, {@code published}
 * @param path the file it was made to; empty where it was none
 */
public record DraftStep(long version, Instant at, String actor, String what, String path) {

    /** As people read it: {@code user:ben wrote retention/notice.dslr}. */
    public String words() {
        return actor + " " + what.replace('-', ' ') + (path.isEmpty() ? "" : " " + path);
    }
}
