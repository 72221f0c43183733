package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.source.Revision;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A set of edits on a revision of the rule book.
 *
 * @param owner who began it, as {@link Caller#name()}
 * @param shared whether others may see and edit it, too
 * @param base the revision that the edits are made on
 * @param version grows by one with every change, from 1; the entity tag
 * @param edits which files are other than in the base, by path
 */
public record Draft(
        UUID id,
        String title,
        String owner,
        boolean shared,
        Revision base,
        long version,
        DraftState state,
        Instant created,
        Instant changed,
        SortedMap<String, Edit> edits) {

    /** What was done to a file. */
    public enum Edit {
        /** Its content is the draft's own. */
        WRITTEN,
        /** It is in the base and not in the draft. */
        REMOVED;

        /** The word for JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether somebody may change it. */
    public boolean isEditableBy(Caller caller) {
        return owner.equals(caller.name()) || shared || caller.role() == Role.ADMIN;
    }

    /** Whether somebody may see it: what was put up for review is for everybody who may see rules at all. */
    public boolean isVisibleTo(Caller caller) {
        return isEditableBy(caller)
                || state == DraftState.IN_REVIEW
                || state == DraftState.APPROVED
                || state == DraftState.PUBLISHED;
    }
}
