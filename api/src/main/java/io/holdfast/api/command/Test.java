package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import io.holdfast.scenario.TestResult;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A rule book's own tests, and which rules they cover. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Runs the tests in the rule book's tests/ folder; says which rules fired in them and which never did.",
        footer = {"", "Example:", "  holdfast test --rules my-rules"})
final class Test implements Callable<Integer> {

    @Mixin
    private final RulesFolder rules;

    private final Shell shell;

    Test(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        return rules.compile(rules.files()).fold(this::run, rules::rejected);
    }

    private int run(RuleBook book) {
        TestReport report = RuleTests.run(book, rules.path());
        report.faults().stream().map(rules::line).forEach(shell::print);
        report.failures().forEach(this::print);
        printCoverage(report);
        shell.print("%s: %d of %s passed%s; %d of %s fired."
                .formatted(
                        rules.shown(),
                        report.results().size() - report.failures().size(),
                        Count.of(report.results().size(), "test"),
                        report.faults().isEmpty()
                                ? ""
                                : ", " + Count.of(report.faults().size(), "fault"),
                        report.fired().size(),
                        Count.of(book.cards().size(), "rule")));
        return report.passed() ? Exit.FINE : Exit.TESTS_FAILED;
    }

    private void print(TestResult failure) {
        shell.print(rules.shown() + "/" + failure.at() + ": failed: " + failure.title());
        failure.differences().forEach(difference -> shell.print("    " + difference));
    }

    private void printCoverage(TestReport report) {
        if (!report.fired().isEmpty()) {
            shell.print("Rules that fired, with the number of tests:");
            report.fired().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.comparing(RuleCard::at)))
                    .forEach(entry -> shell.print("%5d  %s".formatted(entry.getValue(), card(entry.getKey()))));
        }
        if (!report.neverFired().isEmpty()) {
            shell.print("Rules that no test makes fire:");
            report.neverFired().forEach(card -> shell.print("    -  " + card(card)));
        }
    }

    private String card(RuleCard card) {
        return rules.shown() + "/" + card.at() + "  " + card.name();
    }
}
