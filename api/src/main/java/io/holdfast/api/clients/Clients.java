package io.holdfast.api.clients;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.intake.ClientReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Everything about stored clients, ready to be put into a service. */
public final class Clients {

    private final Database database;
    private final AuditStore audit;
    private final ActiveBook active;
    private final Clock clock;
    private final ClientStore store;
    private final ClientChanges changes = new ClientChanges();
    private final ClientImportStore importStore;
    private final ClientImport imports;

    public Clients(Database database, AuditStore audit, ActiveBook active, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.active = active;
        this.clock = clock;
        this.store = new ClientStore(database);
        this.importStore = new ClientImportStore(database, audit);
        this.imports = new ClientImport(importStore, changes, clock);
    }

    public ClientStore store() {
        return store;
    }

    /** Whether a client book is being brought in through this service. */
    public boolean importing() {
        return imports.isUnderWay();
    }

    /** Where others tell that something about clients has changed. */
    public ClientChanges changes() {
        return changes;
    }

    /**
     * What to do next for clients, as pages show it.
     *
     * @param reported what was reported about clients and is not in their facts
     */
    public ClientShelf shelf(DecisionEngine engine, ReportedContacts reported) {
        return new ClientShelf(
                active,
                engine,
                (book, facts, asOf) -> new ClientReader(book.catalogue().book()).read(facts, asOf),
                new ShelfStore(database, store),
                reported,
                changes,
                clock);
    }

    /** How many clients are stored. */
    public long count() {
        return new ShelfStore(database, store).count();
    }

    /**
     * Every stored client with their facts, in the order of their ids.
     *
     * @param past the day whose facts count; empty for today's
     * @param known the last day whose reports count
     * @param reported what was reported about clients and is not in their facts
     */
    public PagedBook book(Optional<LocalDate> past, LocalDate known, ReportedContacts reported) {
        return new PagedBook(new ShelfStore(database, store), reported, past, known);
    }

    /** Where whole client books are brought in. */
    public Imports imports() {
        return new Imports(active, imports, clock);
    }

    /**
     * Facts of stored clients, page by page or by id.
     *
     * @param reported what was reported about clients and is not in their facts
     */
    public BookFacts facts(ReportedContacts reported) {
        return new BookFacts(new ShelfStore(database, store), reported);
    }

    /** Fills an empty store from a file at the start. */
    public Managed filledFrom(BookFile book) {
        return new ClientSeed(book, active, imports, importStore, clock);
    }

    /**
     * @param others where else something is held about clients
     */
    public void register(JerseyEnvironment jersey, List<PersonalRows> others) {
        jersey.register(new ClientsResource(active, store, new ClientListStore(database), changes, clock));
        jersey.register(new ImportResource(imports()));
        jersey.register(new DossierResource(new DossierStore(database, audit, others), changes, clock));
    }
}
