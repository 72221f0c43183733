package io.holdfast.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions that the judges once took differently, each found by books thrown together. */
class OnceInDisputeTest {

    private static final List<String> WHENS = List.of(
            // the parser makes the same of `not matches` and of `!( … matches … )`; on the unknown they are not
            "Client( industry not matches \"no.*\" )",
            "Client( !( industry matches \"no.*\" ) )",
            "Client( !( industry not matches \"no.*\" ) )",
            "Client( !( industry matches \"no.*\" || !( region matches \"not matches\" || parent != \"\" ) ) )",
            // an unknown among the needs of a client
            "$c : Client() Contact( outcome not memberOf $c.relationship.needs )",
            "$c : Client() Contact( !( reason memberOf $c.relationship.needs ) )",
            // a pattern of letters for what names a service
            "Opening( service matches \"a.*\", below not matches \"p.*\" )",
            // several matches that say the same: their order, and which of them the explanation is of
            "Client( $v : tenureMonths ) Request( daysAgo <= 365 )",
            "( Request( $s : service ) or ( Contact( $a : action ) and Purchase( service != $a ) ) )",
            "$o : Opening( $p : price ) Division( served == null || $p > 50 )",
            // figures against what was named before
            "Client( $v : usage.seats, $w : loyalty.visits ) "
                    + "accumulate( Purchase( $d : amount ); $n : max($d); $n > $v || $n < $w )");

    @Test
    void theJudgesAgreeByNow() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < WHENS.size(); i++) {
            rules.append("rule \"D")
                    .append(i)
                    .append("\"\nwhen\n    ")
                    .append(WHENS.get(i))
                    .append("\nthen\n    decision.recommend(\"own-work\").because(\"so\");\nend\n");
        }
        SourceFiles files = RandomBook.of(1, 5).with("retention/some.drl", rules.toString());
        RuleBook ours = compiled(RuleBookCompiler.standard(), files);
        List<Judge> judges = List.of(
                new Judge(Judges.OURS, ours),
                new Judge("plain", compiled(RuleBookCompiler.plain(), files)),
                new Judge("stock", compiled(RuleBookCompiler.stock(), files)));

        Verdict verdict = new Hearing(ours, judges).hear(new RandomClients(5)::number, 300, (heard, of) -> true);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Agreed.class,
                        agreed -> assertThat(agreed.neverFired())
                                .noneMatch(card -> card.at().file().equals("retention/some.drl")));
    }

    private static RuleBook compiled(RuleBookCompiler compiler, SourceFiles files) {
        return compiler.compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }
}
