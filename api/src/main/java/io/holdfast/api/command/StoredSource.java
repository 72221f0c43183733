package io.holdfast.api.command;

import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.worth.figures.Timeline;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The clients that the service has stored, with what was reported about them. */
final class StoredSource implements ClientSource {

    static final String NAME = "the stored clients";

    private final StoredData data;
    private final Report report;
    private final Set<String> seen = new HashSet<>();
    private String sha256 = "";
    private boolean told;

    StoredSource(StoredData data, Report report) {
        this.data = data;
        this.report = report;
    }

    @Override
    public String shown() {
        return NAME;
    }

    @Override
    public void each(Book book, LocalDate day, Consumer<Client> taker) {
        seen.clear();
        sha256 = data.clients().on(day, new ClientReader(book), taking((id, client) -> {
            seen.add(id);
            taker.accept(client);
        }));
        told = true;
    }

    @Override
    public void over(Book book, List<LocalDate> days, Consumer<Timeline> taker) {
        data.clients().over(days, new ClientReader(book), taking((id, client) -> taker.accept(client)));
        told = true;
    }

    @Override
    public void reportedOnly(Book book, LocalDate day, Consumer<Client> taker) {
        Set<String> known = Set.copyOf(seen);
        new OutcomeContacts(data.outcomes())
                .strangers(known, day, new ClientReader(book), taking((id, client) -> taker.accept(client)));
    }

    @Override
    public String sha256() {
        return sha256;
    }

    private <T> StoredBook.Taker<T> taking(BiConsumer<String, T> good) {
        return new StoredBook.Taker<>() {
            @Override
            public void good(String id, T client) {
                good.accept(id, client);
            }

            @Override
            public void bad(String id, List<FactProblem> problems) {
                if (!told) {
                    report.bad("stored client " + id, problems);
                }
            }
        };
    }
}
