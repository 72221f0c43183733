package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name given inside a not, an exists or an accumulate may be given again outside: they are two names. */
class NamesInsideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists $it : Client( status == \"active\" ) $it : Purchase( daysAgo < 90 )",
                "exists $it : Purchase( daysAgo > 90 ) $it : Purchase( daysAgo < 90 )",
                "not $it : Purchase( daysAgo > 900 ) $it : Purchase( daysAgo < 90 )",
                "accumulate( $it : Purchase( daysAgo > 90 ); $n : count(1); $n == 1 ) $it : Purchase( daysAgo < 90 )",
            })
    void areNotThoseOutside(String when) {
        RuleBook book = RuleBookCompiler.standard()
                .compile(new SmallBook()
                        .with("retention/act.drl", SmallBook.acting("X", when))
                        .files())
                .fold(read -> read, faults -> {
                    throw new AssertionError(faults.toString());
                });
        Client client = new ClientReader(book.catalogue().book())
                .read(
                        "{\"id\":\"C\",\"status\":\"active\",\"contract\":{\"monthlyFee\":900},\"purchases\":[{\"service\":\"hosting\",\"on\":\"2025-03-01\"},"
                                + "{\"service\":\"hosting\",\"on\":\"2026-02-01\"}]}",
                        LocalDate.of(2026, 3, 1))
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        Decision decision = new DecisionEngine().decide(book, client, new Options(9, Explain.FULL));
        assertThat(decision.recommendations())
                .extracting(Recommendation::action)
                .containsExactly("act");
    }
}
