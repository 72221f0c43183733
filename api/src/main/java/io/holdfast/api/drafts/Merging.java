package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts drafts onto what was published since they were begun. */
public final class Merging {

    private final Drafts drafts;
    private final Revisions revisions;

    /**
     * What a merge would come to.
     *
     * @param onto the revision that decides now
     * @param needed whether the draft stands on another
     */
    public record Preview(Revision onto, boolean needed, List<Merge.Conflict> conflicts) {}

    Merging(Drafts drafts, Revisions revisions) {
        this.drafts = drafts;
        this.revisions = revisions;
    }

    /** What a merge with what decides now would come to; nothing is changed. */
    public Preview preview(Draft draft) {
        LiveBook live = revisions.live();
        boolean needed = !draft.base().equals(live.revision());
        return new Preview(live.revision(), needed, merge(draft, live).conflicts());
    }

    /**
     * Puts a draft onto what decides now.
     *
     * @param onto the revision of the preview, which has to be what decides still
     * @param takes what to take of each conflict of the preview, in their order
     */
    public Draft merge(UUID id, long version, Revision onto, List<Merge.Take> takes, Caller caller) {
        Draft draft = drafts.editable(id, version, caller);
        LiveBook live = revisions.live();
        if (!live.revision().equals(onto)) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "Revision " + live.revision().brief() + " decides now, and not " + onto.brief()
                                    + ": somebody published once more. Look at the merge again.")
                    .exception();
        }
        Merge merge = merge(draft, live);
        List<Merge.Conflict> conflicts = merge.conflicts();
        if (takes.size() != conflicts.size()) {
            throw unsettled(conflicts, takes.size());
        }
        for (int i = 0; i < takes.size(); i++) {
            if (conflicts.get(i).whole() && takes.get(i) == Merge.Take.BOTH) {
                throw Refused.invalid("/take/" + i, "of a whole file one side is taken, `draft` or `live`");
            }
        }
        return drafts.changed(draft, "merged", "", live.book().files(), live.revision(), merge.files(takes), caller);
    }

    private Merge merge(Draft draft, LiveBook live) {
        return Merge.of(drafts.base(draft), drafts.files(draft), live.book().files());
    }

    private static RuntimeException unsettled(List<Merge.Conflict> conflicts, int settled) {
        List<FactProblem> errors = new ArrayList<>();
        for (int i = 0; i < conflicts.size(); i++) {
            Merge.Conflict one = conflicts.get(i);
            errors.add(new FactProblem(
                    "/take/" + i,
                    one.path() + (one.line() > 0 ? ":" + one.line() : "") + ": the draft says «" + said(one.draft())
                            + "», and what was published says «" + said(one.live()) + "»"));
        }
        return Problem.of(
                        ProblemCode.CONFLICT,
                        "Both sides changed the same in " + conflicts.size() + " places, and `take` settles " + settled
                                + ". Nothing was changed. For each in order, say `draft`, `live` or `both`.",
                        errors)
                .exception();
    }

    private static String said(List<String> lines) {
        return Refused.brief(String.join(" / ", lines));
    }
}
