package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import java.util.List;
import java.util.function.Function;

/** What came of compiling a rule book: the book, or its errors; never half of one. */
public sealed interface Compilation {

    /** A book that runs; its warnings are on it. */
    record Compiled(RuleBook book) implements Compilation {}

    /** A book that does not, with every error and warning, sorted by place. */
    record Rejected(List<Diagnostic> diagnostics) implements Compilation {
        public Rejected {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    default <T> T fold(Function<RuleBook, T> compiled, Function<List<Diagnostic>, T> rejected) {
        return this instanceof Compiled good
                ? compiled.apply(good.book())
                : rejected.apply(((Rejected) this).diagnostics());
    }
}
