package io.holdfast.api.pages;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.access.Access;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.decision.DecisionEngine;

/** All pages, ready to be put into a service. */
public final class Pages {

    private final Visits visits;
    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final FactsText reader;
    private final Access access;
    private final Workbench bench;
    private final int formBytes;

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
            int formBytes) {
        this.visits = visits;
        this.shelf = shelf;
        this.engine = engine;
        this.reader = reader;
        this.access = access;
        this.bench = bench;
        this.formBytes = formBytes;
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(new Assets());
        jersey.register(new ClientPages(visits, shelf));
        jersey.register(new RulesPages(visits, bench));
        jersey.register(new HistoryPages(visits, bench));
        registerDrafts(jersey);
        jersey.register(new TryPages(visits, shelf, engine, reader));
        jersey.register(new LogInPages(visits, access));
        jersey.register(new SettingsPages(visits, access.keys(), access.users()));
        jersey.register(new FormLimit(formBytes));
        jersey.register(new FailurePages(visits));
        jersey.register(new PageHeaders());
    }

    private void registerDrafts(JerseyEnvironment jersey) {
        DraftDoor door = new DraftDoor(visits, bench, new DraftDesk(bench, shelf));
        jersey.register(new DraftPages(door, bench, visits));
        jersey.register(new TypingPages(door, bench));
        jersey.register(new TableExchangePages(door, bench));
        jersey.register(new ReleasePages(door, bench));
        jersey.register(new TrialPages(door, bench, shelf, engine, reader));
    }
}
