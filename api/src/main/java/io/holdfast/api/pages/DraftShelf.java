package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftState;
import io.holdfast.api.rulebooks.LiveBook;
import java.util.List;
import java.util.stream.Stream;

/**
 * The drafts that somebody can open from the page of rules.
 *
 * @param shown whether drafts concern them at all
 * @param begins whether they may begin one
 * @param over drafts that were published or given up, the last few
 */
public record DraftShelf(
        boolean shown, boolean begins, List<DraftHead> own, List<DraftHead> others, List<DraftHead> over) {

    static final DraftShelf NONE = new DraftShelf(false, false, List.of(), List.of(), List.of());

    private static final int OVER_SHOWN = 8;

    static DraftShelf of(List<Draft> drafts, Caller caller, Visit visit) {
        boolean begins = caller.role() != Role.PUBLISHER;
        return new DraftShelf(
                true,
                begins && visit.book().isPresent(),
                heads(drafts.stream().filter(one -> isUnderWay(one) && isOf(one, caller)), caller, visit),
                heads(drafts.stream().filter(one -> isUnderWay(one) && !isOf(one, caller)), caller, visit),
                heads(drafts.stream().filter(one -> !isUnderWay(one)).limit(OVER_SHOWN), caller, visit));
    }

    private static boolean isUnderWay(Draft draft) {
        return draft.state() != DraftState.PUBLISHED && draft.state() != DraftState.DISCARDED;
    }

    private static boolean isOf(Draft draft, Caller caller) {
        return draft.owner().equals(caller.name());
    }

    private static List<DraftHead> heads(Stream<Draft> drafts, Caller caller, Visit visit) {
        PageText text = new PageText(visit.today(), "");
        return drafts.map(one -> DraftHead.of(one, caller, visit.status().live().map(LiveBook::revision), text))
                .toList();
    }
}
