package io.holdfast.api.pages;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.access.Access;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.clients.Imports;
import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.KnownHistory;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.figures.Figures;
import io.holdfast.api.outcomes.Reporting;
import io.holdfast.api.queue.QueueCounts;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.queue.RoundNews;
import io.holdfast.api.queue.SavedFilterStore;
import io.holdfast.api.queue.StandingListStore;
import io.holdfast.api.reviews.Reviewing;
import io.holdfast.api.webhooks.Hooks;
import io.holdfast.decision.DecisionEngine;
import java.util.List;
import java.util.function.Consumer;

/** All pages, ready to be put into a service. */
public final class Pages {

    private final Visits visits;
    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final FactsText reader;
    private final Access access;
    private final Workbench bench;
    private final Figures figures;
    private final Managing managing;
    private final int formBytes;

    /**
     * What managers' pages read and do.
     *
     * @param history what managers said, as decisions know it
     * @param again told of clients that have to be decided again at once
     */
    public record Managing(
            Database database,
            QueueStore queue,
            QueueCounts counts,
            RoundNews rounds,
            Reviewing reviewing,
            Reporting reporting,
            AuditStore audit,
            Imports imports,
            Hooks hooks,
            KnownHistory history,
            Consumer<List<String>> again) {}

    /**
     * @param formBytes the most that a form may hold
     */
    public Pages(
            Visits visits,
            ClientShelf shelf,
            DecisionEngine engine,
            FactsText reader,
            Access access,
            Workbench bench,
            Figures figures,
            Managing managing,
            int formBytes) {
        this.visits = visits;
        this.shelf = shelf;
        this.engine = engine;
        this.reader = reader;
        this.access = access;
        this.bench = bench;
        this.figures = figures;
        this.managing = managing;
        this.formBytes = formBytes;
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(new Assets());
        jersey.register(new BookPages(visits, figures));
        jersey.register(new HomePage(visits));
        registerClients(jersey);
        jersey.register(new RulesPages(visits, bench));
        jersey.register(new HistoryPages(visits, bench));
        registerDrafts(jersey);
        jersey.register(new TryPages(visits, shelf, engine, reader));
        jersey.register(new LogInPages(visits, access));
        jersey.register(new SettingsPages(visits, access.keys(), access.users()));
        jersey.register(new HookPages(visits, managing.hooks()));
        jersey.register(new FormLimit(formBytes));
        jersey.register(new FailurePages(visits));
        jersey.register(new PageHeaders());
    }

    private void registerClients(JerseyEnvironment jersey) {
        ReviewDesk desk =
                new ReviewDesk(managing.queue(), managing.reviewing(), managing.reporting(), managing.again());
        StandingListStore standings = new StandingListStore(managing.database());
        jersey.register(new ClientPages(
                visits,
                new ClientListDesk(shelf, standings),
                new ClientDesk(shelf, engine, managing.queue(), standings, managing.reviewing(), managing.history()),
                desk));
        jersey.register(new ImportPages(visits, managing.imports()));
        jersey.register(new ReviewPages(
                visits,
                managing.queue(),
                managing.counts(),
                new SavedFilterStore(managing.database()),
                desk,
                access.users(),
                managing.rounds()));
        jersey.register(new ReviewExport(visits, managing.queue(), managing.audit()));
    }

    private void registerDrafts(JerseyEnvironment jersey) {
        DraftDoor door = new DraftDoor(visits, bench, new DraftDesk(bench, shelf));
        jersey.register(new DraftPages(door, bench, visits));
        jersey.register(new TypingPages(door, bench));
        jersey.register(new TableExchangePages(door, bench));
        jersey.register(new ReleasePages(door, bench));
        jersey.register(new TrialPages(door, bench, shelf, engine, reader));
        jersey.register(new NewTestPages(visits, door, bench, shelf, engine, reader));
    }
}
