package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same facts, day and book give the same bytes, however often and from however many threads. */
class RepetitionTest {

    private static final String[] CASES = {
        "ties", "money", "merging", "offers", "reasons", "either", "none", "one", "several", "held"
    };
    private static final int CLIENTS = 50;
    private static final int THREADS = 4;

    @Test
    void aDecisionRepeatedIsTheSameToTheByte() {
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(line(i)).isEqualTo(line(i));
        }
    }

    @Test
    void threadsNeverSeeEachOthersClients() throws Exception {
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            alone.add(line(i));
        }
        assertThat(alone).doesNotHaveDuplicates();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int from = thread * CLIENTS / THREADS;
                runs.add(() -> {
                    List<String> lines = new ArrayList<>();
                    for (int i = 0; i < 2 * CLIENTS; i++) {
                        lines.add(line((from + i) % CLIENTS));
                    }
                    return lines;
                });
            }
            List<Future<List<String>>> done = pool.invokeAll(runs);
            for (int thread = 0; thread < THREADS; thread++) {
                int from = thread * CLIENTS / THREADS;
                List<String> lines = done.get(thread).get();
                for (int i = 0; i < lines.size(); i++) {
                    assertThat(lines.get(i)).isEqualTo(alone.get((from + i) % CLIENTS));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static String line(int number) {
        Client client = EveryKind.client(
                CASES[number % CASES.length],
                "'name':'Client " + number + "','contract':{'monthlyFee':" + 100 * number + "},"
                        + "'feedback':{'nps':" + number % 11 + ",'openTickets':" + number % 9 + "},"
                        + "'services':['landing-page'],'purchases':[{'service':'website','on':'2026-01-01','amount':"
                        + number + "},{'service':'website','on':'2025-01-01','amount':99}]",
                EveryKind.TODAY);
        return DecisionJson.line(new DecisionEngine().decide(EveryKind.BOOK, client, Options.STANDARD));
    }
}
