package io.holdfast.api.pages;

import io.holdfast.source.Diagnostic;
import java.util.List;

/** Everything wrong and doubtful in a draft. */
public record ProblemsView(String sentence, List<Problem> problems) {

    /** One mistake or doubt at its place. */
    public record Problem(
            String place, String href, String severity, String tone, String shape, String message, String advice) {}

    static ProblemsView of(List<Diagnostic> diagnostics, DraftAddress address) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        long doubts = diagnostics.size() - errors;
        String sentence = errors == 0
                ? "No mistakes" + (doubts == 0 ? "." : ", " + PageText.counted(doubts, "warning") + ".")
                : PageText.counted(errors, "mistake")
                        + (doubts == 0 ? "." : ", " + PageText.counted(doubts, "warning") + ".")
                        + " The draft can be tried, tested and published once they are mended.";
        return new ProblemsView(
                sentence, diagnostics.stream().map(one -> problem(one, address)).toList());
    }

    private static Problem problem(Diagnostic one, DraftAddress address) {
        return new Problem(
                one.at().toString(),
                address.line(one.at().file(), one.at().line()),
                one.severity().word(),
                one.isError() ? "red" : "amber",
                one.isError() ? "■" : "▲",
                one.message(),
                one.advice());
    }
}
