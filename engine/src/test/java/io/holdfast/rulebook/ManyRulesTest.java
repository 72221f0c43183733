package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostics;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A book far larger than anybody writes is still checked while somebody waits; how fast is printed, not asserted. */
class ManyRulesTest {

    private static final int RULES = 5_000;

    private final Random random = new Random(5);

    @Test
    void fiveThousandRulesAreChecked() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < RULES; i++) {
            rules.append(SmallBook.rule(
                    "R" + i,
                    when(),
                    "    decision.recommend(\"act\").weight(1." + random.nextInt(3) + ").because(\"so\");\n"));
        }
        SmallBook small = new SmallBook()
                .with("retention/many.drl", rules.toString())
                .with(
                        "signals/green.drl",
                        SmallBook.rule(
                                "Green",
                                "Client( feedback.nps >= 9 )",
                                "    decision.signal(\"health\", \"green\").because(\"so\");\n"));
        long begun = System.nanoTime();
        RuleBook book = small.compiled();
        long compiled = System.nanoTime();
        Diagnostics found = new Diagnostics();
        RuleBookChecks.check(book.catalogue(), book.rules(), found);
        long checked = System.nanoTime();
        System.out.printf(
                "%d rules: compiled in %d ms, of which the static checks take %d ms; %d warnings%n",
                RULES,
                (compiled - begun) / 1_000_000,
                (checked - compiled) / 1_000_000,
                found.sorted().size());
        assertThat(found.sorted()).isNotEmpty();
        assertThat(book.rules()).hasSizeGreaterThan(RULES);
    }

    private String when() {
        return "Client( status == \"" + pick("active", "ending") + "\", tenureMonths >= " + random.nextInt(60)
                + ", tenureMonths < " + (40 + random.nextInt(60)) + ", feedback.nps > " + random.nextInt(9)
                + ", usage.seatUse < 0." + (1 + random.nextInt(9)) + ", industry == \""
                + pick("law", "food", "fashion", "hotels")
                + "\" )\n    Signal( name == \"health\", value == \"green\" )";
    }

    private String pick(String... words) {
        return List.of(words).get(random.nextInt(words.length));
    }
}
