package io.holdfast.bench.starter;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The starter rule book and the sample clients, as the checkout holds them; run from its root. */
public final class Starter {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    public static final Path RULES = Path.of("rules");
    public static final Path CLIENTS = Path.of("fixtures/clients/sample-500.jsonl");

    private Starter() {}

    public static RuleBook book() throws IOException {
        return RuleBookCompiler.standard().compile(SourceFiles.read(RULES)).fold(book -> book, faults -> {
            throw new IllegalStateException("The starter rules are rejected: " + faults);
        });
    }

    public static List<Client> clients(RuleBook book) throws IOException {
        List<Client> clients = new ArrayList<>();
        ClientReader reader = new ClientReader(book.catalogue().book());
        try (ClientBook entries =
                ClientBook.open(Files.newInputStream(CLIENTS), CLIENTS.toString(), Optional.empty(), reader, DAY)) {
            while (entries.hasNext()) {
                if (entries.next() instanceof Entry.Good good) {
                    clients.add(good.client());
                }
            }
        }
        return clients;
    }
}
