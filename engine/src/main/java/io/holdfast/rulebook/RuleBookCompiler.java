package io.holdfast.rulebook;

import io.holdfast.source.SourceFiles;

/** Turns the files of a rule book into one that runs, or into everything that is wrong with them. */
public interface RuleBookCompiler {

    /** Never throws on what the files contain: whatever is wrong comes back as a diagnostic. */
    Compilation compile(SourceFiles files);

    /** The compiler that the product uses. */
    static RuleBookCompiler standard() {
        return new StandardCompiler();
    }
}
