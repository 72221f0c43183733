package io.holdfast.bench.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.stock.StockRules;
import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import io.holdfast.client.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison is worth nothing where the entrants do not do the same. */
class EntrantsAgreeTest {

    @TempDir
    Path folder;

    @Test
    void allMatchWhatTheRulesMean() throws IOException {
        Workload workload = Workload.of(50, Matches.HELD, 1);
        Path stock = folder.resolve("stock.jar");
        StockRules.pack(workload.drl(), stock);
        for (Entrant entrant : Entrant.values()) {
            compare(workload, entrant.decider(workload, stock));
        }
    }

    @ParameterizedTest(name = "{0} rules, matches {1}")
    @CsvSource({"5, HELD", "500, GROWING", "5000, HELD"})
    void thoseThatNeedNoStockBuildMatchInBooksOfEverySize(int rules, Matches matches) {
        Workload workload = Workload.of(rules, matches, 1);
        for (Entrant entrant : List.of(Entrant.RULES, Entrant.DECISION, Entrant.EVRETE, Entrant.LOOP)) {
            compare(workload, entrant.decider(workload, folder));
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "50", "500", "5000"})
    void fiveRulesHoldHoweverLargeTheBook(int rules) {
        Workload workload = Workload.of(rules, Matches.HELD, 2);
        for (int client = 0; client < workload.facts().size(); client++) {
            assertThat(workload.matches(client)).hasSize(5);
        }
    }

    private static <T> void compare(Workload workload, Decider<T> decider) {
        List<Client> clients = workload.clients();
        for (int i = 0; i < clients.size(); i++) {
            assertThat(decider.matches(decider.decide(clients.get(i))))
                    .as("%s, client %d", decider.getClass().getSimpleName(), i)
                    .containsExactlyInAnyOrderElementsOf(workload.matches(i));
        }
    }
}
