package io.holdfast.api.drafts;

import java.util.Locale;

/** How far a draft has come. */
public enum DraftState {
    /** Being edited. */
    OPEN,
    /** Somebody else was asked to look at it. */
    IN_REVIEW,
    /** Somebody else found it good, with exactly these files. */
    APPROVED,
    /** Its files are a revision now. */
    PUBLISHED,
    /** Given up; it can be opened again. */
    DISCARDED;

    /** The word for JSON and tables: {@code in-review}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DraftState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether its files may be changed; a change takes it back to {@link #OPEN}. */
    public boolean isEditable() {
        return this == OPEN || this == IN_REVIEW || this == APPROVED;
    }
}
