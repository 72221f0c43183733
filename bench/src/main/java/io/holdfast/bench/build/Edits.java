package io.holdfast.bench.build;

import io.holdfast.bench.measure.ProcessorTime;
import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;

/** Builds a book, then the same book with one rule edited, with the same compiler, in a process of its own. */
public final class Edits {

    private static final int RULES = 5_000;
    private static final int WARM_UPS = 2;
    private static final int BOOKS = 3;
    private static final int EDITS = 4;

    private Edits() {}

    /** Prints a line for each first build, {@code first N}, and for each after an edit, {@code next N}; nanoseconds. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        for (int book = 0; book < WARM_UPS + BOOKS; book++) {
            Workload workload = Workload.of(RULES, Matches.HELD, 200 + book);
            RuleBookCompiler compiler = RuleBookCompiler.standard();
            SourceFiles files = workload.files();
            long first = nanos(compiler, files);
            if (book >= WARM_UPS) {
                System.out.println("first " + first);
            }
            for (int edit = 0; edit < EDITS; edit++) {
                files = workload.edited(files, edit * 1_234 + book);
                long next = nanos(compiler, files);
                if (book >= WARM_UPS) {
                    System.out.println("next " + next);
                }
            }
        }
    }

    private static long nanos(RuleBookCompiler compiler, SourceFiles files) {
        long before = ProcessorTime.nanos();
        RuleBook book = compiler.compile(files).fold(good -> good, faults -> {
            throw new IllegalStateException("The made-up rules are rejected: " + faults.get(0));
        });
        long used = ProcessorTime.nanos() - before;
        if (book.cards().size() != RULES) {
            throw new IllegalStateException("A rule is missing.");
        }
        return used;
    }
}
