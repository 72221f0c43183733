package io.holdfast.api.queue;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.BookFacts;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.Lease;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.DecisionEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Everything that fills the queue of open recommendations, ready to be put into a service. */
public final class Queue {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final QueueSettings settings;
    private final Standings standings;
    private final QueueWork work;
    private final RoundsResource resource;
    private final RoundNews news;
    private final QueueCounts counts;
    private final Move.Taker moves;
    private final QueueLag lag = new QueueLag(System::nanoTime);

    /**
     * What the queue is made of.
     *
     * @param fixed the day that pages start on where it is not today
     * @param moves who has to know what became of recommendations
     * @param importing whether a client book is being brought in here
     */
    public record Parts(
            Database database,
            ActiveBook active,
            DecisionEngine engine,
            BookFacts facts,
            Supplier<Optional<LocalDate>> fixed,
            Move.Taker moves,
            BooleanSupplier importing) {}

    public Queue(Parts parts, QueueSettings settings, Clock clock) {
        this.settings = settings;
        Database database = parts.database();
        QueueDay.Days days = new QueueDay.Days(parts.active(), parts.fixed(), clock);
        counts = new QueueCounts(new QueueStore(database), System::nanoTime, ForkJoinPool.commonPool());
        moves = Move.Taker.both(parts.moves(), counts);
        QueueRows rows = new QueueRows(moves);
        UUID self = UUID.randomUUID();
        standings = new Standings(database, parts.facts(), parts.engine(), rows, days, settings);
        RoundStore store = new RoundStore(database, new AuditStore(database));
        ExecutorService background = Executors.newSingleThreadExecutor(new DaemonThreads("round"));
        Rounds rounds = new Rounds(database, store, standings, rows, days, settings, self, background);
        work = new QueueWork(
                new Lease(database, "queue", self, PATIENCE, System::nanoTime),
                rounds,
                new Changes(new ChangeStore(database), standings, settings, System::nanoTime),
                days,
                counts,
                lag,
                parts.importing(),
                background);
        resource = new RoundsResource(store, rounds, days);
        news = new RoundNews(store, rounds, days);
    }

    /** Puts the endpoints into the service, and begins to fill the queue where it is to be filled. */
    public void register(JerseyEnvironment jersey, LifecycleEnvironment lifecycle) {
        jersey.register(resource);
        if (settings.filled()) {
            lifecycle.manage(work);
        }
    }

    /** Where clients stand, to have some decided again at once. */
    public Standings standings() {
        return standings;
    }

    /** Seconds since everything known was in the queue; empty where another service fills it, or none does. */
    public OptionalDouble lagSeconds() {
        return lag.seconds();
    }

    /** How far rounds are, for who watches them. */
    public RoundNews news() {
        return news;
    }

    /** How many recommendations there are of each kind. */
    public QueueCounts counts() {
        return counts;
    }

    /** Who has to know what becomes of recommendations. */
    public Move.Taker moves() {
        return moves;
    }

    /** What is kept about clients here. */
    public PersonalRows personal() {
        return new PersonalQueueRows();
    }
}
