package io.holdfast.judges;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The judges of a book: our build, and the ways to run the same rules that share none of it. */
public final class Judges {

    /** What reports call our build. */
    public static final String OURS = "our build";

    private static final long SEED = 1;
    private static final int MOST = 1_000;
    private static final int FEWEST = 200;
    /** Clients times rules, so that a book of thousands of rules is still verified in seconds. */
    private static final int PAIRS = 1_000_000;

    private Judges() {}

    /** The other ways to run rules. */
    public enum Other {
        /** No network at all: each rule is evaluated off the syntax tree. */
        PLAIN("the plain evaluator", RuleBookCompiler::plain),
        /** Stock Drools, which compiles Java for each rule: it takes its time. */
        STOCK("stock Drools", RuleBookCompiler::stock);

        private final String words;
        /** A new one each time: a compiler remembers what it read. */
        private final Supplier<RuleBookCompiler> compiler;

        Other(String words, Supplier<RuleBookCompiler> compiler) {
            this.words = words;
            this.compiler = compiler;
        }

        /** What reports call it. */
        public String words() {
            return words;
        }
    }

    /** Compares a book with others of the same files, on clients that the book's own conditions are made for. */
    public static Verdict verify(RuleBook book, List<Other> others) {
        return verify(book, others, (heard, of) -> true);
    }

    /** Likewise, telling how far it is. */
    public static Verdict verify(RuleBook book, List<Other> others, Progress progress) {
        Map<String, RuleBookCompiler> compilers = new LinkedHashMap<>();
        others.forEach(other -> compilers.put(other.words, other.compiler.get()));
        return verify(book, compilers, progress);
    }

    /**
     * Compares a book with what other compilers make of its files.
     *
     * @param others each under the name that reports call it by
     */
    static Verdict verify(RuleBook book, Map<String, RuleBookCompiler> others) {
        return verify(book, others, (heard, of) -> true);
    }

    private static Verdict verify(RuleBook book, Map<String, RuleBookCompiler> others, Progress progress) {
        List<Judge> judges = new ArrayList<>(List.of(new Judge(OURS, book)));
        for (Map.Entry<String, RuleBookCompiler> other : others.entrySet()) {
            List<Diagnostic> refused = new ArrayList<>();
            other.getValue()
                    .compile(book.files())
                    .fold(same -> judges.add(new Judge(other.getKey(), same)), refused::addAll);
            if (!refused.isEmpty()) {
                return new Verdict.Refused(other.getKey(), refused);
            }
        }
        int clients = Math.max(FEWEST, Math.min(MOST, PAIRS / book.cards().size()));
        return new Hearing(book, judges).hear(new Cases(book, SEED)::number, clients, progress);
    }
}
