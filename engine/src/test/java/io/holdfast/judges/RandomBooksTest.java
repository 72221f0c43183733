package io.holdfast.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Our build, stock Drools and the plain evaluator mean the same by any book of the safe language, for any client. Longer:
 * {@code -Dbooks=500 -Dbooks.stock=50}, from another seed with {@code -Dbooks.seed=7}.
 */
class RandomBooksTest {

    private static final int RULES = 40;
    private static final int CLIENTS = 200;
    private static final long SEED = Long.getLong("books.seed", 1);

    @Test
    void ourBuildAgreesWithItsNetworkAndThePlainEvaluator() {
        agree(SEED, Integer.getInteger("books", 60), List.of(RuleBookCompiler.plain(), RuleBookCompiler.network()));
    }

    @Test
    void ourBuildAgreesWithStockDroolsAndThePlainEvaluator() {
        agree(
                SEED + 1_000_000,
                Integer.getInteger("books.stock", 3),
                List.of(RuleBookCompiler.plain(), RuleBookCompiler.stock()));
    }

    private static void agree(long first, int books, List<RuleBookCompiler> others) {
        int rules = 0;
        int fired = 0;
        List<String> differences = new ArrayList<>();
        for (long seed = first; seed < first + books; seed++) {
            SourceFiles files = RandomBook.of(seed, RULES);
            RuleBook ours = compiled(RuleBookCompiler.standard(), files, seed);
            List<Judge> judges = new ArrayList<>(List.of(new Judge(Judges.OURS, ours)));
            for (RuleBookCompiler other : others) {
                judges.add(new Judge(other.getClass().getSimpleName() + judges.size(), compiled(other, files, seed)));
            }
            Verdict verdict =
                    new Hearing(ours, judges).hear(new RandomClients(seed)::number, CLIENTS, (heard, of) -> true);
            rules += ours.cards().size();
            if (verdict instanceof Verdict.Agreed agreed) {
                fired += ours.cards().size() - agreed.neverFired().size();
            } else {
                differences.add("seed " + seed + ": " + shown(verdict, files));
            }
        }
        System.out.printf("%d books, %d rules, %d of them held, %d clients a book%n", books, rules, fired, CLIENTS);
        assertThat(differences).isEmpty();
        assertThat(fired).as("rules that never hold prove nothing").isGreaterThan(rules / 2);
    }

    private static String shown(Verdict verdict, SourceFiles files) {
        String rule = verdict instanceof Verdict.Disagreed disagreed
                ? disagreed
                        .rule()
                        .map(card -> files.text(card.at().file())
                                .orElseThrow()
                                .lines()
                                .skip(card.at().line() - 1L)
                                .limit(12)
                                .collect(Collectors.joining("\n")))
                        .orElse("")
                : "";
        return verdict + "\n" + rule;
    }

    private static RuleBook compiled(RuleBookCompiler compiler, SourceFiles files, long seed) {
        return compiler.compile(files).fold(book -> book, faults -> {
            throw new AssertionError("seed " + seed + "\n"
                    + faults.stream()
                            .filter(Diagnostic::isError)
                            .map(one -> one.line() + "\n    " + line(files, one))
                            .collect(Collectors.joining("\n")));
        });
    }

    private static String line(SourceFiles files, Diagnostic one) {
        return files.text(one.at().file())
                .orElse("")
                .lines()
                .skip(Math.max(0, one.at().line() - 1))
                .findFirst()
                .orElse("");
    }
}
