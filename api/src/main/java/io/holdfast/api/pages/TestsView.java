package io.holdfast.api.pages;

import io.holdfast.api.drafts.DisagreementStore;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestReport;
import io.holdfast.scenario.TestResult;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What came of a draft's rule tests.
 *
 * @param ran false where they still run, or where the rules have mistakes, so that nothing can be tested
 * @param uncovered rules that no test makes fire
 * @param overruled what managers dismissed, each to be made a test of
 */
public record TestsView(
        boolean ran,
        boolean passed,
        String sentence,
        List<Failure> failures,
        List<Covered> uncovered,
        List<Covered> covered,
        NewTest fresh,
        List<Overruled> overruled) {

    /** A test that does not hold. */
    public record Failure(String title, String place, String href, List<String> differences) {}

    /** A rule with how many tests make it fire. */
    public record Covered(String name, String href, String place, String times) {}

    /** A test to be added, as far as it is written. */
    public record NewTest(
            String title, String asOf, String facts, String recommend, String never, String because, String file) {}

    /** A recommendation that a manager dismissed; {@code never} is what a test then forbids. */
    public record Overruled(String decision, String never, String who, Day at, String reason) {

        static Overruled of(DisagreementStore.Disagreement one, PageText text, ZoneId zone) {
            return new Overruled(
                    one.decision().toString(),
                    one.action() + one.offer().map(offer -> ":" + offer).orElse(""),
                    DraftHead.person(one.by()),
                    text.on(LocalDate.ofInstant(one.at(), zone)),
                    one.reason().orElse(""));
        }
    }

    static TestsView none(boolean running, NewTest fresh, List<Overruled> overruled) {
        return new TestsView(
                false,
                false,
                running
                        ? "The rule tests are running. What comes of them shows here by itself."
                        : "Tests run once the mistakes are mended.",
                List.of(),
                List.of(),
                List.of(),
                fresh,
                overruled);
    }

    static TestsView of(
            TestReport report, List<RuleCard> cards, DraftAddress address, NewTest fresh, List<Overruled> overruled) {
        List<Failure> failures = new java.util.ArrayList<>(report.faults().stream()
                .map(one -> new Failure(
                        "This file cannot be read",
                        one.at().toString(),
                        address.line(one.at().file(), one.at().line()),
                        List.of(one.message() + (one.advice().isEmpty() ? "" : " " + one.advice()))))
                .toList());
        report.failures().forEach(test -> failures.add(failure(test, address)));
        long passed = report.results().stream().filter(TestResult::passed).count();
        int firing = cards.size() - report.neverFired().size();
        String sentence = "%s of %s pass; they make %s of %s fire."
                .formatted(
                        PageText.number((double) passed),
                        PageText.counted(report.results().size(), "test"),
                        PageText.number(firing),
                        PageText.counted(cards.size(), "rule"));
        return new TestsView(
                true,
                failures.isEmpty(),
                sentence,
                failures,
                report.neverFired().stream()
                        .map(card -> covered(card, 0, address))
                        .toList(),
                cards.stream()
                        .filter(card -> report.fired().containsKey(card))
                        .map(card -> covered(card, report.fired().getOrDefault(card, 0), address))
                        .toList(),
                fresh,
                overruled);
    }

    private static Failure failure(TestResult test, DraftAddress address) {
        return new Failure(
                test.title(),
                test.at().toString(),
                address.line(test.at().file(), test.at().line()),
                test.differences());
    }

    private static Covered covered(RuleCard card, int times, DraftAddress address) {
        return new Covered(
                RuleWords.name(card.name(), card.at().file()),
                address.line(card.at().file(), card.at().line()),
                card.at().toString(),
                PageText.counted(times, "test"));
    }
}
