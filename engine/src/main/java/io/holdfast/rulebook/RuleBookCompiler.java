package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Turns the files of a rule book into one that runs, or into everything that is wrong with them. */
public interface RuleBookCompiler {

    /** Never throws on what the files contain: whatever is wrong comes back as a diagnostic. */
    Compilation compile(SourceFiles files);

    /** Everything that compiling would say of the files, without making a book of them. */
    default List<Diagnostic> check(SourceFiles files) {
        return compile(files).fold(RuleBook::warnings, faults -> faults);
    }

    /**
     * A compiler of its own for the safe language, which knows already what this one has read: where files are nearly
     * those of the last build here, it reads only what is other.
     */
    default RuleBookCompiler heir() {
        return standard();
    }

    /** Gets what reading any book needs out of the way, on a thread of its own, while the caller does other things. */
    static void prepareToRead() {
        // No reference to the method: the caller would have to load the parser before it goes on.
        aside(() -> DrlText.prepare());
    }

    /** Likewise what reading and then building any book needs. */
    static void prepareToBuild() {
        aside(() -> {
            DrlText.prepare();
            DirectBuild.prepare();
        });
    }

    private static void aside(Runnable work) {
        CompletableFuture.runAsync(work);
    }

    /** The compiler that the product uses. */
    static RuleBookCompiler standard() {
        return new StandardCompiler(new DirectBuild(true));
    }

    /** The same build with every rule left to Drools' network, also where trying would tell: a judge of that shortcut. */
    static RuleBookCompiler network() {
        return new StandardCompiler(new DirectBuild(false));
    }

    /** No build at all: rules are evaluated off the syntax tree, slowly. A judge of the other two. */
    static RuleBookCompiler plain() {
        return new StandardCompiler((revision, rules, first, drl) -> new PlainStages(rules));
    }

    /** The reference: the same check, then a build by stock Drools, which generates and compiles Java. */
    static RuleBookCompiler stock() {
        return new StandardCompiler(new StockBuild());
    }

    /**
     * All of Drools, built by stock Drools: rules may then run any code in this process. For a folder whose every writer
     * is trusted with that, and for nothing that comes over a network.
     */
    static RuleBookCompiler trusted() {
        return new TrustedCompiler();
    }
}
