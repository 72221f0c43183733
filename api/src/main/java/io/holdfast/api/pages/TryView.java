package io.holdfast.api.pages;

import io.holdfast.client.FactProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the box for facts of one's own shows.
 *
 * @param facts the text as it was typed
 * @param answer the decision; empty before the first and where the facts have problems
 */
public record TryView(
        String facts,
        String problemsTitle,
        List<Problem> problems,
        @Nullable DecisionView answer) {

    /** Something wrong with the facts, at its JSON pointer. */
    public record Problem(String pointer, String message) {}

    static TryView asking(String facts) {
        return new TryView(facts, "", List.of(), null);
    }

    static TryView answered(String facts, DecisionView answer) {
        return new TryView(facts, "", List.of(), answer);
    }

    static TryView refused(String facts, List<FactProblem> problems) {
        return new TryView(
                facts,
                "Nothing was decided: " + PageText.counted(problems.size(), "problem"),
                problems.stream()
                        .map(one -> new Problem(one.pointer().isEmpty() ? "the whole" : one.pointer(), one.message()))
                        .toList(),
                null);
    }
}
