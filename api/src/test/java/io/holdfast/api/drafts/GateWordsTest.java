package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.scenario.TestReport;
import io.holdfast.scenario.TestResult;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import io.holdfast.source.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One and many read as English. */
class GateWordsTest {

    private static final Place AT = Place.line("tests/all.yaml", 3);
    private static final TestResult PASSES = new TestResult("Holds", AT, List.of());
    private static final TestResult FAILS = new TestResult("Five weeks", AT, List.of("recommended nothing"));
    private static final Diagnostic FAULT = new Diagnostic(Severity.ERROR, AT, "no such rule.", "");

    @Test
    void oneTestAndManyPass() {
        assertThat(GateWords.passed(report())).isEqualTo("There is no rule test, so none fails.");
        assertThat(GateWords.passed(report(PASSES))).isEqualTo("1 rule test run, and it passes.");
        assertThat(GateWords.passed(report(PASSES, PASSES))).isEqualTo("2 rule tests run, and all of them pass.");
    }

    @Test
    void oneTestAndManyFail() {
        assertThat(GateWords.failed(report(PASSES, FAILS)))
                .isEqualTo("1 rule test does not pass: tests/all.yaml:3: Five weeks");
        assertThat(GateWords.failed(report(FAILS, FAILS)))
                .isEqualTo("2 rule tests do not pass, first: tests/all.yaml:3: Five weeks");
    }

    @Test
    void whatCannotBeReadIsNoTestThatFails() {
        assertThat(GateWords.failed(report(List.of(FAULT), PASSES)))
                .isEqualTo("1 mistake in the files of the rule tests: " + FAULT.line());
        assertThat(GateWords.failed(report(List.of(FAULT, FAULT), FAILS)))
                .isEqualTo("2 mistakes in the files of the rule tests, and 1 rule test does not pass, first: "
                        + FAULT.line());
    }

    @Test
    void oneRuleAndManyAreWithoutATest() {
        assertThat(GateWords.uncovered(List.of("A"))).isEqualTo("1 rule that no rule test makes fire: \"A\".");
        assertThat(GateWords.uncovered(List.of("A", "B", "C", "D", "E", "F")))
                .isEqualTo("6 rules that no rule test makes fire: \"A\", \"B\", \"C\", \"D\", \"E\" and 1 more.");
        assertThat(GateWords.coverIt(1)).isEqualTo("Add a rule test for it, or say why it needs none");
        assertThat(GateWords.mistakes(List.of(FAULT))).isEqualTo("1 mistake: " + FAULT.line());
        assertThat(GateWords.mistakes(List.of(FAULT, FAULT))).isEqualTo("2 mistakes, first: " + FAULT.line());
    }

    private static TestReport report(TestResult... results) {
        return report(List.of(), results);
    }

    private static TestReport report(List<Diagnostic> faults, TestResult... results) {
        return new TestReport(List.of(results), faults, Map.of(), List.of());
    }
}
