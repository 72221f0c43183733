package io.holdfast.api.rulebooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestResult;
import io.holdfast.source.Diagnostic;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule book as callers see it, under the names it has as JSON.
 *
 * @param status {@code live}, {@code stale} or {@code missing}
 * @param from {@code folder} or {@code store}
 * @param revision absent, like all of the book, while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesReply(
        String status,
        String from,
        @Nullable String revision,
        @Nullable String since,
        @Nullable String name,
        Collection<String> files,
        List<Rule> rules,
        List<Finding> warnings,
        @Nullable Rejection rejected) {

    static RulesReply of(BookStatus status, BookSource source) {
        Rejection rejected = status.rejected().map(Rejection::of).orElse(null);
        String state = status.state().word();
        return status.live()
                .map(live -> new RulesReply(
                        state,
                        source.word(),
                        live.revision().hash(),
                        live.since().toString(),
                        live.book().catalogue().book().name(),
                        live.book().files().paths(),
                        live.book().cards().stream().map(Rule::of).toList(),
                        live.book().warnings().stream().map(Finding::of).toList(),
                        rejected))
                .orElseGet(() -> new RulesReply(
                        state, source.word(), null, null, null, List.of(), List.of(), List.of(), rejected));
    }

    /** A rule. */
    record Rule(
            String name,
            String playbook,
            String stage,
            String file,
            int line,
            List<String> when,
            List<String> then,
            List<String> actions) {

        static Rule of(RuleCard card) {
            return new Rule(
                    card.name(),
                    card.playbook(),
                    card.stage().word(),
                    card.at().file(),
                    card.at().line(),
                    card.when(),
                    card.then(),
                    card.actions());
        }
    }

    /** A diagnostic; line and column are 0 where the whole file or line is meant. */
    record Finding(String severity, String file, int line, int column, String cell, String message, String advice) {

        static Finding of(Diagnostic one) {
            return new Finding(
                    one.severity().word(),
                    one.at().file(),
                    one.at().line(),
                    one.at().column(),
                    one.at().cell(),
                    one.message(),
                    one.advice());
        }
    }

    /** A rule test that failed. */
    record FailedTest(String title, String file, int line, List<String> differences) {

        static FailedTest of(TestResult test) {
            return new FailedTest(test.title(), test.at().file(), test.at().line(), test.differences());
        }
    }

    /** The last edit, where it was rejected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rejection(String at, @Nullable String revision, List<Finding> diagnostics, List<FailedTest> failedTests) {

        static Rejection of(RejectedEdit edit) {
            return new Rejection(
                    edit.at().toString(),
                    edit.revision().map(revision -> revision.hash()).orElse(null),
                    edit.diagnostics().stream().map(Finding::of).toList(),
                    edit.failedTests().stream().map(FailedTest::of).toList());
        }
    }
}
