package io.holdfast.api.rulebooks;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.scenario.TestReport;
import io.holdfast.scenario.TestResult;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a rule book aside and holds it against its own rule tests. */
final class BookBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(BookBuilder.class);

    private final RuleBookCompiler compiler;

    BookBuilder(RuleBookCompiler compiler) {
        this.compiler = compiler;
    }

    /** A good book, or everything that speaks against it. */
    <T> T build(
            SourceFiles files,
            Function<RuleBook, TestReport> tests,
            Function<RuleBook, T> good,
            Function<Faults, T> bad) {
        try {
            return compiler.compile(files)
                    .fold(
                            book -> tested(book, tests, good, bad),
                            diagnostics -> bad.apply(new Faults(diagnostics, List.of())));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError ours) {
            return bad.apply(ours(ours));
        }
    }

    private static <T> T tested(
            RuleBook book, Function<RuleBook, TestReport> tests, Function<RuleBook, T> good, Function<Faults, T> bad) {
        TestReport report = tests.apply(book);
        return report.passed() ? good.apply(book) : bad.apply(new Faults(report.faults(), report.failures()));
    }

    private static Faults ours(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Building the rule book failed, incident {}", incident, failure);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.error(
                Place.file("."),
                "Holdfast itself failed while building this rule book. That is our fault, not the book's.",
                "Undo the last edit, and report incident " + incident + ", which the log explains.");
        return new Faults(diagnostics.sorted(), List.of());
    }

    /** What speaks against a book. */
    record Faults(List<Diagnostic> diagnostics, List<TestResult> failedTests) {}
}
