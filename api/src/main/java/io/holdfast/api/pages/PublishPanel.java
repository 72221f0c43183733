package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftState;
import io.holdfast.api.drafts.Gate;
import io.holdfast.api.drafts.Mark;
import io.holdfast.api.drafts.Merge;
import io.holdfast.api.drafts.Merging;
import java.util.List;

/**
 * What stands between a draft and its going live, and what people said of it.
 *
 * @param gates none where the draft is over
 * @param open whether every gate is
 * @param running whether some gate is still being found out
 * @param effect what publishing will do, in a sentence
 * @param onto the revision that a merge goes onto; empty where none is needed
 * @param clashes what both sides changed, each otherwise
 */
public record PublishPanel(
        List<GateLine> gates,
        boolean open,
        boolean running,
        boolean asks,
        boolean judges,
        boolean publishes,
        boolean waives,
        boolean over,
        String effect,
        List<Remark> remarks,
        String onto,
        List<Clash> clashes) {

    /**
     * One gate.
     *
     * @param href the panel where it is opened; empty where that is elsewhere
     * @param merge whether a step of merging opens it
     * @param sign {@code open}, {@code running}, {@code failed}, or {@code waits} for somebody to do something
     * @param share how far finding out is, in percent
     * @param cancels whether finding out can be given up
     * @param again whether somebody has to let it be found out
     */
    public record GateLine(
            String name,
            boolean open,
            String says,
            String how,
            String href,
            String link,
            boolean merge,
            String sign,
            int share,
            boolean cancels,
            boolean again) {}

    /**
     * Something that the draft and what was published since both changed.
     *
     * @param place file, line, and the rule or table it stands in
     * @param draft what the draft says, with what differs from the base: cells of a table, words of anything else
     * @param live the same of what was published
     */
    public record Clash(String place, String base, WordDiff draft, WordDiff live) {}

    /** What somebody did about the draft, and said. */
    public record Remark(String who, String what, String message) {}

    static PublishPanel of(
            Draft draft,
            Caller caller,
            List<Gate> gates,
            List<Mark> marks,
            String effect,
            Merging.Preview merge,
            DraftAddress address) {
        boolean publisher = caller.role() == Role.PUBLISHER || caller.role() == Role.ADMIN;
        boolean editor = caller.role() == Role.ANALYST || caller.role() == Role.ADMIN;
        boolean uncovered = gates.stream().anyMatch(gate -> gate.name() == Gate.Name.COVERED && !gate.open());
        boolean clean = gates.stream().noneMatch(gate -> gate.name() == Gate.Name.CLEAN && !gate.open());
        return new PublishPanel(
                gates.stream().map(gate -> line(gate, clean, address)).toList(),
                gates.stream().allMatch(Gate::open),
                gates.stream().anyMatch(Gate::isRunning),
                editor && draft.isEditableBy(caller) && draft.state() == DraftState.OPEN,
                publisher && draft.state() == DraftState.IN_REVIEW,
                publisher,
                clean && uncovered,
                false,
                effect,
                remarks(marks),
                merge.needed() ? merge.onto().hash() : "",
                merge.conflicts().stream().map(PublishPanel::clash).toList());
    }

    /** Whether a draft is published or given up, so that no gate stands before it any more. */
    static boolean isOver(Draft draft) {
        return draft.state() == DraftState.PUBLISHED || draft.state() == DraftState.DISCARDED;
    }

    /** Of a draft that is over, only what was said. */
    static PublishPanel over(List<Mark> marks) {
        return new PublishPanel(
                List.of(), false, false, false, false, false, false, true, "", remarks(marks), "", List.of());
    }

    private static List<Remark> remarks(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.what() != Mark.What.LOOKED)
                .map(mark -> new Remark(DraftHead.person(mark.actor()), did(mark.what()), mark.message()))
                .toList();
    }

    private static Clash clash(Merge.Conflict one) {
        String was = String.join("\n", one.base());
        boolean table = one.path().endsWith(".csv");
        return new Clash(
                one.path()
                        + (one.line() > 0 ? ":" + one.line() : "")
                        + (one.within().isEmpty() ? "" : ", " + one.within()),
                was,
                WordDiff.marked(was, String.join("\n", one.draft()), table),
                WordDiff.marked(was, String.join("\n", one.live()), table));
    }

    private static String did(Mark.What what) {
        return switch (what) {
            case ASKED -> "asked for a review";
            case APPROVED -> "approved";
            case RETURNED -> "sent it back";
            case WAIVED -> "said why rules need no test";
            case LOOKED -> "looked at the impact";
        };
    }

    private static GateLine line(Gate gate, boolean clean, DraftAddress address) {
        DraftPanel panel = switch (gate.name()) {
            case CLEAN -> DraftPanel.PROBLEMS;
            case TESTED, COVERED -> DraftPanel.TESTS;
            case COMPARED -> DraftPanel.IMPACT;
            case CHANGED -> DraftPanel.CHANGES;
            default -> DraftPanel.NONE;
        };
        return new GateLine(
                gate.name().word(),
                gate.open(),
                DraftHead.people(gate.says()),
                how(gate),
                panel == DraftPanel.NONE ? "" : address.at(panel).href(),
                panel == DraftPanel.NONE ? "" : panel.title(),
                gate.name() == Gate.Name.MERGED && !gate.open(),
                sign(gate, clean),
                gate.share().orElse(0),
                gate.isRunning() && gate.name() == Gate.Name.AGREED,
                again(gate));
    }

    private static boolean again(Gate gate) {
        return gate.name() == Gate.Name.AGREED && !gate.open() && gate.how().startsWith("Let them");
    }

    /** What nobody did or knows yet is no failure. */
    private static String sign(Gate gate, boolean clean) {
        if (gate.open()) {
            return "open";
        } else if (gate.isRunning()) {
            return "running";
        }
        return switch (gate.name()) {
            case STORE, CLEAN -> "failed";
            case TESTED, COVERED -> clean ? "failed" : "waits";
            case AGREED -> clean && !again(gate) ? "failed" : "waits";
            default -> "waits";
        };
    }

    /** The same advice for people on a page, where there is one. */
    private static String how(Gate gate) {
        if (gate.open()) {
            return "";
        }
        return switch (gate.name()) {
            case CLEAN -> "Mend what Problems lists.";
            case TESTED -> "Mend the rule, or the test with it.";
            case COVERED ->
                gate.how().startsWith("Add a rule test for it")
                        ? "Add a rule test for it, or say below why it needs none."
                        : "Add a rule test for each, or say below why they need none.";
            case COMPARED -> "Compare it with what decides, and look at what comes of it.";
            case APPROVED -> "Ask for a review. Somebody else with the role publisher then approves it.";
            case MERGED -> "Merge it with what was published since.";
            case CHANGED -> "Edit something first.";
            default -> gate.how();
        };
    }
}
