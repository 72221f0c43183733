package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.source.Revision;
import java.util.Optional;

/**
 * A draft in a few words.
 *
 * @param owner without what kind of caller they are
 * @param editable whether whoever looks at it may change it
 * @param behind whether another revision was published since it was begun, and it can still be published
 */
public record DraftHead(
        String id,
        String title,
        String href,
        String owner,
        boolean own,
        boolean shared,
        boolean editable,
        String state,
        long version,
        String base,
        boolean behind,
        String edited,
        String changed) {

    static DraftHead of(Draft draft, Caller caller, Optional<Revision> live, PageText text) {
        boolean editor = caller.role() == Role.ANALYST || caller.role() == Role.ADMIN;
        return new DraftHead(
                draft.id().toString(),
                draft.title(),
                new DraftAddress(draft.id(), "", DraftPanel.CHANGES).path(),
                person(draft.owner()),
                draft.owner().equals(caller.name()),
                draft.shared(),
                editor && draft.state().isEditable() && draft.isEditableBy(caller),
                draft.state().word().replace('-', ' '),
                draft.version(),
                draft.base().brief(),
                !PublishPanel.isOver(draft)
                        && live.filter(one -> !one.equals(draft.base())).isPresent(),
                draft.edits().isEmpty()
                        ? "no file"
                        : PageText.counted(draft.edits().size(), "file"),
                text.away(java.time.LocalDate.ofInstant(draft.changed(), java.time.ZoneOffset.UTC))
                        .text());
    }

    /** {@code user:anna} as people say it. */
    static String person(String caller) {
        return caller.startsWith("user:") ? caller.substring("user:".length()) : caller.replace(':', ' ');
    }

    /** Callers within a sentence, likewise. */
    static String people(String sentence) {
        return sentence.replaceAll("\\b(user|key):(?=\\w)", "");
    }
}
