package io.holdfast.api.drafts;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.FactProblem;
import io.holdfast.sheet.WorkbookGuard;
import io.holdfast.source.Diagnostics;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Why something cannot be done to a draft, as problems to throw. */
final class Refused {

    private static final int STEPS_TOLD = 10;

    private Refused() {}

    static ProblemException unknownDraft() {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "There is no draft of that id, or it belongs to somebody who has not shared it.")
                .exception();
    }

    static ProblemException notYours(Draft draft) {
        return Problem.of(
                        ProblemCode.FORBIDDEN,
                        "The draft \"" + draft.title() + "\" belongs to " + draft.owner()
                                + ", who has not shared it. Ask them to, or begin a draft of your own.")
                .exception();
    }

    static ProblemException over(Draft draft) {
        String next = draft.state() == DraftState.DISCARDED
                ? "Open it again first."
                : "Its files are a revision now: begin a new draft on that.";
        return Problem.of(ProblemCode.CONFLICT, "This draft is " + draft.state().word() + ". " + next)
                .exception();
    }

    /** Somebody else was faster; says what they did. */
    static ProblemException stale(Draft now, long known, List<DraftStep> since) {
        String what = since.stream()
                .skip(Math.max(0, since.size() - STEPS_TOLD))
                .map(step -> step.words() + " at " + step.at().truncatedTo(ChronoUnit.SECONDS))
                .collect(Collectors.joining("; "));
        return Problem.of(
                        ProblemCode.PRECONDITION_FAILED,
                        "You know version " + known + " of this draft, and it is at version " + now.version()
                                + (what.isEmpty() ? "" : ": " + what)
                                + ". Nothing was changed. Look at it again, then send your change with If-Match: \""
                                + now.version() + "\".",
                        since.stream()
                                .map(step -> new FactProblem(
                                        step.path().isEmpty() ? "" : "/files/" + step.path(), step.words()))
                                .toList())
                .exception();
    }

    static ProblemException invalid(String pointer, String message) {
        return Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".",
                        List.of(new FactProblem(pointer, message)))
                .exception();
    }

    /** Refuses a workbook that hides something, calculates, runs something, or reaches outside. */
    static void unlessSafe(String path, byte[] workbook) {
        Diagnostics diagnostics = new Diagnostics();
        if (!WorkbookGuard.lets(path, workbook, diagnostics)) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "Nothing of this workbook was taken.",
                            diagnostics.sorted().stream()
                                    .map(one -> new FactProblem("/files/" + path, one.line()))
                                    .toList())
                    .exception();
        }
    }

    static ProblemException noFile(String path) {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "There is no file of that name here.",
                        List.of(new FactProblem("/path", "no file `" + brief(path) + "`")))
                .exception();
    }

    static ProblemException unknownRevision(String pointer, String name) {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "No revision of that name is kept: it never decided here. GET /v1/rules/revisions lists those"
                                + " that did.",
                        List.of(new FactProblem(pointer, "no revision `" + brief(name) + "` is kept")))
                .exception();
    }

    static ProblemException baseGone(Draft draft) {
        return Problem.of(
                        ProblemCode.CONFLICT,
                        "This draft stands on revision " + draft.base().brief()
                                + ", which is not kept here any more, so nobody can say what its files are. GET its"
                                + " files one by one to save what was written, then begin a new draft.")
                .exception();
    }

    static ProblemException tooLarge(String message) {
        return Problem.of(ProblemCode.REQUEST_TOO_LARGE, message).exception();
    }

    static String brief(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
