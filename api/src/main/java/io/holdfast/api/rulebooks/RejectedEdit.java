package io.holdfast.api.rulebooks;

import io.holdfast.scenario.TestResult;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edit of the rules folder that was not taken over, and why.
 *
 * @param revision the content that was rejected; empty when the folder could not even be read
 * @param failedTests rule tests that the edit makes fail
 */
public record RejectedEdit(
        Instant at, Optional<Revision> revision, List<Diagnostic> diagnostics, List<TestResult> failedTests) {

    public RejectedEdit {
        diagnostics = List.copyOf(diagnostics);
        failedTests = List.copyOf(failedTests);
    }

    /** One sentence for a log line, a banner or a health check. */
    public String summary() {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        if (errors > 0) {
            Diagnostic first =
                    diagnostics.stream().filter(Diagnostic::isError).findFirst().orElseThrow();
            return counted(errors, "mistake") + ", first: " + first.line();
        }
        return counted(failedTests.size(), "failed rule test")
                + failedTests.stream()
                        .findFirst()
                        .map(test -> ", first: " + test.at() + ": " + test.title())
                        .orElse("");
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
