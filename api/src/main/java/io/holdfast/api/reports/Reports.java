package io.holdfast.api.reports;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.rulebooks.ActiveBook;
import java.time.Clock;

/** Reports about the whole book, ready to be put into a service. */
public final class Reports {

    private final ActiveBook active;
    private final Database database;
    private final OutcomeStore outcomes;
    private final ReportedContacts reported;
    private final Clock clock;

    /**
     * @param reported what was reported about clients and is not in their facts
     */
    public Reports(
            ActiveBook active, Database database, OutcomeStore outcomes, ReportedContacts reported, Clock clock) {
        this.active = active;
        this.database = database;
        this.outcomes = outcomes;
        this.reported = reported;
        this.clock = clock;
    }

    public void register(JerseyEnvironment jersey) {
        StoredBook clients = new StoredBook(database, reported);
        jersey.register(new ReportsResource(
                active,
                clock,
                new BookReport(clients),
                new UpliftReport(database, clients, reported),
                new ActionReport(new ExposureStore(database), outcomes),
                new DeadlineReport(clients)));
    }
}
