package io.holdfast.rulebook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Tests of one fact alone, made ready to be asked, each once however many rules ask it. */
final class Checks {

    private final Map<Test, Check> made = new IdentityHashMap<>();

    /** The check of a test that stands in a pattern. */
    Check of(Test test, Element.Pattern pattern) {
        return pattern.fields().isEmpty()
                ? made.computeIfAbsent(test, any -> fresh(test, pattern))
                : fresh(test, pattern);
    }

    private static Check fresh(Test test, Element.Pattern pattern) {
        return Check.of(test, new Walk.Places(List.of(), pattern.fields()));
    }
}
