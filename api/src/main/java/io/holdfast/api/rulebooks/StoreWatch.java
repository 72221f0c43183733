package io.holdfast.api.rulebooks;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what was published last, by whichever service, and activates it. A store in which nothing was ever published
 * takes the folder's content, once it is good.
 */
public final class StoreWatch implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final String ACTOR = "service";
    private static final long EVERY_MILLIS = 1_000;

    private final ActiveBook active;
    private final PublicationStore publications;
    private final RevisionStore revisions;
    private final Path seed;
    private final Clock clock;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("store-watch"));
    private long taken;

    /**
     * @param seed the folder that an empty store is filled from
     */
    public StoreWatch(
            ActiveBook active, PublicationStore publications, RevisionStore revisions, Path seed, Clock clock) {
        this.active = active;
        this.publications = publications;
        this.revisions = revisions;
        this.seed = seed;
        this.clock = clock;
    }

    /** Activates what is published, then watches it. */
    @Override
    public void start() {
        attempt();
        later.scheduleWithFixedDelay(this::attempt, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        later.shutdown();
        if (!later.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Watching the store of rule books did not end in time");
        }
    }

    /** Activates what was published last, where it is not what was taken last. */
    public synchronized void take() {
        Optional<PublicationStore.Head> head = publications.head();
        if (head.isEmpty()) {
            fill();
        } else if (head.get().number() != taken) {
            Revision revision = new Revision(head.get().revision());
            if (active.activateReady(revision).isEmpty()) {
                active.activate(files(revision.hash()));
            }
            taken = head.get().number();
        }
    }

    private SourceFiles files(String revision) {
        return revisions
                .files(revision)
                .orElseThrow(() -> new IllegalStateException("The files of revision " + revision + " are missing."));
    }

    /**
     * Likewise, where somebody here has just published a book.
     *
     * @param tested the book, which need not be built again
     */
    public void take(RuleBook tested) {
        active.ready(tested);
        take();
    }

    private void fill() {
        if (active.activate(seed) instanceof Activation.Rejected
                || active.current().isEmpty()) {
            return;
        }
        SourceFiles files = active.current().orElseThrow().files();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        publications
                .add(files, latest -> first(files.revision().hash(), now), handle -> {})
                .ifPresent(publication -> {
                    taken = publication.number();
                    LOG.info("The store of rule books was empty and holds the content of {} now", seed);
                });
    }

    /** Where another service filled the store at the same moment, its number one is there and this one is not taken. */
    private Publication first(String revision, Instant now) {
        return new Publication(
                1,
                revision,
                now,
                Publication.What.SEEDED,
                ACTOR,
                Optional.empty(),
                ACTOR,
                "The content of the folder " + seed.getFileName() + ", as the first there was.",
                Optional.empty(),
                "{}",
                "{}");
    }

    private void attempt() {
        try {
            take();
        } catch (DatabaseAway away) {
            LOG.debug("What is published is looked up later: {}", away.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.error("What is published could not be taken; trying again", failure);
        }
    }
}
