package io.holdfast.api.figures;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.Lease;
import io.holdfast.api.database.LeasedWork;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.LiveBook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the figures of the book up to date in the background: once there was a round, then whenever something changed,
 * in a fiftieth of one processor's time; of a small book in a fifth.
 */
public final class BookKeeper implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int REST = 50;
    private static final int QUICK_REST = 5;

    private final ActiveBook active;
    private final Supplier<LocalDate> today;
    private final BookDayStore days;
    private final BookDayMaker maker;
    private final HealthBackfill past;
    private final ChangeStore changes;
    private final LiveFigures live;
    private final Lease lease;
    private final ExecutorService making = Executors.newSingleThreadExecutor(new DaemonThreads("book-figures"));
    private final LeasedWork work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;
    private String seen = "";
    private String quiet = "";
    private volatile long restUntil = System.nanoTime();

    BookKeeper(
            ActiveBook active,
            Supplier<LocalDate> today,
            BookDayStore days,
            BookDayMaker maker,
            HealthBackfill past,
            ChangeStore changes,
            LiveFigures live,
            Lease lease) {
        this.active = active;
        this.today = today;
        this.days = days;
        this.maker = maker;
        this.past = past;
        this.changes = changes;
        this.live = live;
        this.lease = lease;
        this.work = new LeasedWork("the figures of the book", lease, this::look);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        work.stop();
        making.shutdown();
        if (!making.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Making the figures of the book did not stop in time");
        }
    }

    /** Every service counts what it shows; one of them makes what all show. */
    private void look() {
        boolean ours = lease.hold();
        if (System.nanoTime() - restUntil >= 0 && busy.compareAndSet(false, true)) {
            making.execute(() -> attempt(ours));
        }
    }

    private void attempt(boolean ours) {
        try {
            rest(EVERY);
            days.last().ifPresent(last -> live.expect(last.day().minusMonths(BookDayMaker.MONTHS), last.day()));
            if (ours) {
                active.status().live().ifPresent(this::keepUp);
            }
        } catch (DatabaseAway away) {
            LOG.debug("The figures of the book wait for the database", away);
        } catch (RuntimeException failure) {
            LOG.error("The figures of the book could not be made", failure);
            rest(Duration.ofMinutes(1));
        } finally {
            busy.set(false);
        }
    }

    private void keepUp(LiveBook book) {
        LocalDate day = today.get();
        String facts = changes.facts();
        String state = day + " " + book.revision() + " " + facts + " " + changes.state();
        if (!changes.anyStanding()) {
            return;
        }
        if (!state.equals(seen)) {
            Duration took = Duration.ofMillis(make(day, book).tookMillis());
            rest(took.multipliedBy(isSmall() ? QUICK_REST : REST));
            seen = state;
        }
        if (facts.equals(quiet) && isSmall()) {
            past.before(day, book, () -> stopping);
        }
        quiet = facts;
    }

    /** Makes the first figures of a small book at once, for whoever asks before there are any; a large one's take too long. */
    Optional<BookDay> first() {
        return active.status().live().filter(book -> isSmall()).map(book -> make(today.get(), book));
    }

    private synchronized BookDay make(LocalDate day, LiveBook book) {
        Optional<BookDay> last = days.last();
        BookDay made = maker.make(day, book, last);
        LOG.debug("The figures of {} took {} ms", day, made.tookMillis());
        return made;
    }

    private boolean isSmall() {
        return changes.clients() <= HealthBackfill.MOST;
    }

    private void rest(Duration time) {
        restUntil = System.nanoTime() + time.toNanos();
    }
}
