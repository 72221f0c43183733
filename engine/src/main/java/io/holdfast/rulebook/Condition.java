package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * One condition on a fact, where it is written and in whose words.
 *
 * @param words the analyst's own: the sentence, the column and cell, or the constraint
 */
record Condition(Place at, String words, Test test) {

    /** The tests that it joins by and, one by one. */
    List<Test> tests() {
        return tests(test).toList();
    }

    private static Stream<Test> tests(Test test) {
        return test instanceof Test.All all ? all.parts().stream().flatMap(Condition::tests) : Stream.of(test);
    }
}
