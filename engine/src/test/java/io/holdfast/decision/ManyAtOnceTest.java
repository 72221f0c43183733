package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.sample.SampleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decisions for many clients at once say exactly what one after the other says: nobody's facts reach another's. */
class ManyAtOnceTest {

    private static final Path RULES = Path.of(System.getProperty("holdfast.root"), "rules");
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    private static final int THREADS = 6;
    private static final int ROUNDS = 4;
    private static final DecisionEngine ENGINE = new DecisionEngine();
    private static final Options WHOLE = new Options(100, Explain.WHY);

    private static RuleBook book;
    private static List<Client> clients;
    private static List<String> alone;

    @BeforeAll
    static void decideOneAfterTheOther() throws IOException {
        book = RuleBookCompiler.standard().compile(SourceFiles.read(RULES)).fold(read -> read, faults -> {
            throw new AssertionError(faults.toString());
        });
        ClientReader reader = new ClientReader(book.catalogue().book());
        clients = SampleBook.clients(29, 200, AS_OF)
                .map(facts -> reader.read(facts, AS_OF).fold(client -> client, problems -> {
                    throw new AssertionError(problems.toString());
                }))
                .toList();
        alone = clients.stream().map(ManyAtOnceTest::line).toList();
    }

    @Test
    void threadsSayWhatOneThreadSays() throws Exception {
        assertThat(together()).allSatisfy(lines -> assertThat(lines).isEqualTo(alone));
    }

    /** Every thread decides all clients, each beginning with another one; the lines are in the clients' order. */
    private static List<List<String>> together() throws Exception {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS * ROUNDS; thread++) {
            int first = thread * 31 % clients.size();
            tasks.add(() -> lines(first));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<List<String>> all = new ArrayList<>();
            for (Future<List<String>> lines : threads.invokeAll(tasks)) {
                all.add(lines.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static List<String> lines(int first) {
        String[] lines = new String[clients.size()];
        for (int i = 0; i < lines.length; i++) {
            int next = (first + i) % lines.length;
            lines[next] = line(clients.get(next));
        }
        return List.of(lines);
    }

    private static String line(Client client) {
        return DecisionJson.line(ENGINE.decide(book, client, WHOLE));
    }
}
