package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.client.Attributes;
import io.holdfast.client.Client;
import io.holdfast.client.WhatIf;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A run that breaks off in the middle of a session leaves nothing behind, whoever else decides at the time. */
class FaultySessionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final int THREADS = 6;
    private static final int CLIENTS = 40;

    private final RuleBook book = compiled();

    @Test
    void aFaultReachesNobodyElse() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(client(i));
        }
        List<String> alone = clients.stream().map(this::said).toList();
        assertThat(alone).as("each client's own amounts are said").doesNotHaveDuplicates();

        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 4 * THREADS; thread++) {
            tasks.add(() -> clients.stream().map(this::saidAfterAFault).toList());
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<List<String>> lines : threads.invokeAll(tasks)) {
                assertThat(lines.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private String saidAfterAFault(Client client) {
        Client broken = WhatIf.with(client, "attributes", new Attributes(Map.of("newest", "no date at all")));
        assertThatThrownBy(() -> said(broken)).hasRootCauseInstanceOf(ClassCastException.class);
        return said(client);
    }

    private String said(Client client) {
        List<Object> facts = new ArrayList<>(List.of(client));
        facts.addAll(client.purchases());
        return book.run(Stage.PLAYBOOKS, client, facts).toString().replaceAll("Firing@[0-9a-f]+", "Firing");
    }

    private Client client(int number) {
        String facts = "{'id':'C-" + number + "','attributes':{'newest':'2026-02-01'},'purchases':["
                + "{'service':'hosting','on':'2026-01-20','amount':" + number + "},"
                + "{'service':'hosting','on':'2026-02-20','amount':" + (1000 + number) + "}]}";
        return new ClientReader(book.catalogue().book())
                .read(facts.replace('\'', '"'), TODAY)
                .fold(client -> client, problems -> {
                    throw new AssertionError(problems.toString());
                });
    }

    /** The first rule fires before the second compares what cannot be compared. */
    private static RuleBook compiled() {
        String because = "    decision.recommend(\"act\").amount($p.amount()).because(\"so\");\n";
        SmallBook small = new SmallBook()
                .with("book.yaml", SmallBook.BOOK.replace("newsletter: boolean", "newest: date"))
                .with(
                        "retention/act.drl",
                        SmallBook.rule("Bought", "$p : Purchase( amount >= 0 )", because)
                                + SmallBook.rule(
                                        "Bought before",
                                        "$p : Purchase()\n    Client( attributes[\"newest\"] > $p.on )",
                                        because));
        return RuleBookCompiler.network().compile(small.files()).fold(read -> read, faults -> {
            throw new AssertionError(faults.toString());
        });
    }
}
