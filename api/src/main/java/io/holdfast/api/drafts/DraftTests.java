package io.holdfast.api.drafts;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Revision;
import java.util.Optional;

/** Runs the rule tests of drafts; the same files are tested once. */
public final class DraftTests {

    private static final int KEPT = 16;

    private final DraftChecks checks;
    private final Recent<Revision, TestReport> known = new Recent<>(KEPT);

    DraftTests(DraftChecks checks) {
        this.checks = checks;
    }

    /** What came of a draft's rule tests; empty where its rules cannot be used. */
    public Optional<TestReport> run(Draft draft) {
        return checks.check(draft).book().map(this::run);
    }

    /** What came of a book's rule tests. */
    public TestReport run(RuleBook book) {
        return known.always(book.revision(), () -> RuleTests.run(book));
    }
}
