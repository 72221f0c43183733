package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.Clients;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.database.Database;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.api.rulebooks.PublicationStore;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.api.rulebooks.StoreWatch;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A workbench of one service on a database, on the small book of the fixtures. */
final class Bench {

    static final Path RULES = Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    final ActiveBook active;
    final RevisionStore revisions;
    final StoreWatch watch;
    final Workbench workbench;

    /** Deciding by what is published, where nobody else has to approve it. */
    Bench(Database database) {
        this(database, BookSource.STORE, false);
    }

    Bench(Database database, BookSource source, boolean fourEyes) {
        revisions = new RevisionStore(database);
        RevisionArchive archive = new RevisionArchive(revisions);
        active = new ActiveBook(RuleBookCompiler.standard(), CLOCK, archive);
        PublicationStore publications = new PublicationStore(database, new AuditStore(database));
        watch = new StoreWatch(active, publications, revisions, RULES, CLOCK);
        workbench = new Workbench(
                new Workbench.Memory(database, archive, revisions, publications),
                active,
                new Workbench.Rules(source, fourEyes, watch::take),
                new Workbench.Book(
                        new Clients(database, new AuditStore(database), active, CLOCK),
                        ReportedContacts.NONE,
                        () -> LocalDate.parse("2026-03-01")),
                new RightOfWay(),
                CLOCK,
                new Judged(Runnable::run, () -> () -> {}, () -> {}));
        if (source == BookSource.STORE) {
            watch.take();
        } else {
            active.activate(RULES);
        }
    }

    /** Looks at the impact of a draft, once that is done. */
    ImpactTask look(Draft draft, Caller caller) {
        ImpactTask task = workbench.impactRequests().ofDraft(draft.id(), Optional.empty(), 5, caller);
        long end = System.nanoTime() + 60_000_000_000L;
        while (!workbench.impacts().find(task.id()).state().isOver()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The comparison did not end within a minute");
            }
            Thread.onSpinWait();
        }
        return workbench.impacts().look(task.id(), caller);
    }
}
