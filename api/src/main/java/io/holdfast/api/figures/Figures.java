package io.holdfast.api.figures;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.Lease;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.DecisionEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** The figures of the whole book, ready to be put into a service. */
public final class Figures {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ActiveBook active;
    private final Database database;
    private final Clock clock;
    private final Overviews overviews;
    private final BookKeeper keeper;

    /**
     * @param reported what was reported about clients and is not in their facts
     * @param today the day that figures are made of
     */
    public Figures(
            ActiveBook active,
            Database database,
            OutcomeStore outcomes,
            ReportedContacts reported,
            DecisionEngine engine,
            Supplier<LocalDate> today,
            Clock clock) {
        this.active = active;
        this.database = database;
        this.clock = clock;
        StandingFiguresStore standings = new StandingFiguresStore(database);
        LiveFigures live = new LiveFigures(standings, outcomes, System::nanoTime, ForkJoinPool.commonPool());
        BookDayStore days = new BookDayStore(database);
        HealthDayStore health = new HealthDayStore(database);
        this.keeper = new BookKeeper(
                active,
                today,
                days,
                new BookDayMaker(database, reported, standings, live, clock),
                new HealthBackfill(database, reported, health, engine),
                new ChangeStore(database),
                live,
                new Lease(database, "figures", UUID.randomUUID(), PATIENCE, System::nanoTime));
        this.overviews = new Overviews(days, health, live, keeper::first);
    }

    /** Answers them as JSON. */
    public void register(JerseyEnvironment jersey) {
        jersey.register(new OverviewResource(active, overviews, clock));
    }

    public Overviews overviews() {
        return overviews;
    }

    /** The clients behind each of them. */
    public FigureClients clients() {
        return new FigureClients(new FigureClientStore(database), new HealthDayStore(database));
    }

    public ServiceGrid services() {
        return new ServiceGrid(database);
    }

    /** Keeps the figures up to date, from its start on. */
    public Managed keeper() {
        return keeper;
    }

    /** What figures hold about clients. */
    public PersonalRows personal() {
        return new PersonalFigureStore();
    }
}
