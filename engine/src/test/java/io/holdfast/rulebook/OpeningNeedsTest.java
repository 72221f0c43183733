package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What openings meet is remembered from client to client, and forgotten with the catalogue they came from. */
class OpeningNeedsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String RULES = SmallBook.acting("Dear", "Opening( price > 50 )")
            + SmallBook.acting("Theirs", "Opening( owned == true, price > 50 )")
            + SmallBook.acting("Any", "$one : Opening() and Opening( service != $one.service )");

    @Test
    void aChangedPriceIsSeenThoughTheRulesStayedTheSame() {
        RuleBookCompiler compiler = RuleBookCompiler.standard();
        assertThat(said(compiler, 20, "")).isEmpty();
        assertThat(said(compiler, 60, "")).containsExactly("Dear");
        assertThat(said(compiler, 60, ",\"services\":[\"hosting\"]")).containsExactly("Dear", "Theirs");
        assertThat(said(compiler, 60, "")).containsExactly("Dear");
        assertThat(said(compiler, 20, "")).isEmpty();
    }

    private static List<String> said(RuleBookCompiler compiler, int price, String facts) {
        SmallBook small = new SmallBook()
                .with("services.csv", SmallBook.SERVICES.replace(",20,", "," + price + ","))
                .with("retention/act.drl", RULES);
        RuleBook book = compiler.compile(small.files()).fold(read -> read, faults -> {
            throw new AssertionError(faults.toString());
        });
        Client client = new ClientReader(book.catalogue().book())
                .read("{\"id\":\"C\"" + facts + "}", TODAY)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        FactSet seen = FactSet.of(client, List.of(), Openings.of(book.catalogue(), client));
        List<String> said = book.run(Stage.PLAYBOOKS, client, seen).stream()
                .map(one -> one.by().rule())
                .toList();
        assertThat(said)
                .isEqualTo(book.run(Stage.PLAYBOOKS, client, seen.all()).stream()
                        .map(one -> one.by().rule())
                        .toList());
        return said;
    }
}
