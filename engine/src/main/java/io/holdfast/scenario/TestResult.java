package io.holdfast.scenario;

import io.holdfast.source.Place;
import java.util.List;

/**
 * What came of one rule test.
 *
 * @param differences each way in which the decision was not as expected, in words; empty when it passed
 */
public record TestResult(String title, Place at, List<String> differences) {

    public TestResult {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
