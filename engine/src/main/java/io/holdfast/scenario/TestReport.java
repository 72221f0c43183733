package io.holdfast.scenario;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * What came of a rule book's tests, and which rules they cover.
 *
 * @param faults test files that could not be read
 * @param fired how many tests each rule fired in; a rule that never fired is not a key
 * @param neverFired rules that no test makes fire
 */
public record TestReport(
        List<TestResult> results, List<Diagnostic> faults, Map<RuleCard, Integer> fired, List<RuleCard> neverFired) {

    /** Whether every test could be read and passed. */
    public boolean passed() {
        return faults.isEmpty() && results.stream().allMatch(TestResult::passed);
    }

    public List<TestResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
