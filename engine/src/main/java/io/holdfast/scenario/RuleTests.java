package io.holdfast.scenario;

import io.holdfast.rulebook.RuleBook;
import java.nio.file.Path;

/** Runs the rule tests that lie in a book's {@code tests/} folder. */
public final class RuleTests {

    private RuleTests() {}

    /**
     * Runs every test of the book.
     *
     * @param folder the book's folder on disk, against which {@code clientFile} is resolved
     */
    public static TestReport run(RuleBook book, Path folder) {
        throw new UnsupportedOperationException();
    }
}
