package io.holdfast.api.retention;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.figures.ProposalStore;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.reviews.ReviewStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is older than it is kept, a little at a time, once an hour; the audit trail says what went. */
public final class Retention implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 500;
    private static final int FIRST_AFTER_MINUTES = 5;
    private static final int EVERY_MINUTES = 60;

    private final RetentionSettings settings;
    private final Stores stores;
    private final Clock clock;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("retention"));
    private volatile boolean stopping;

    public Retention(RetentionSettings settings, Stores stores, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public void start() {
        later.scheduleWithFixedDelay(this::attempt, FIRST_AFTER_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        later.shutdown();
        if (!later.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Pruning did not stop in time");
        }
    }

    /**
     * Prunes everything once.
     *
     * @return how many of each kind went, only those of which any did
     */
    Map<String, Integer> run() {
        Map<String, Integer> gone = new LinkedHashMap<>();
        prune(gone, "decisions", most -> stores.decisions().prune(before(settings.decisions()), most));
        prune(gone, "proposals", most -> stores.proposals().prune(dayBefore(settings.decisions()), most));
        prune(gone, "outcomes", most -> stores.outcomes().prune(dayBefore(settings.contacts()), most));
        prune(gone, "reviews", most -> stores.reviews().prune(before(settings.contacts()), most));
        prune(gone, "idempotency keys", most -> stores.keys().prune(before(settings.idempotencyKeys()), most));
        prune(gone, "audit entries", most -> stores.audit().prune(before(settings.audit()), most));
        if (!gone.isEmpty()) {
            String detail = gone.entrySet().stream()
                    .map(one -> one.getValue() + " " + one.getKey())
                    .collect(Collectors.joining(", "));
            stores.audit().add(new AuditEntry(clock.instant(), "service", "pruned", "retention", detail));
        }
        return gone;
    }

    private void attempt() {
        try {
            run();
        } catch (DatabaseAway away) {
            LOG.info("Pruning waits for the database: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("Pruning failed; trying again in an hour", failure);
        }
    }

    private void prune(Map<String, Integer> gone, String what, Batch batch) {
        int all = 0;
        for (int some = BATCH; some == BATCH && !stopping; ) {
            some = batch.remove(BATCH);
            all += some;
        }
        if (all > 0) {
            gone.put(what, all);
        }
    }

    private Instant before(String period) {
        return dayBefore(period).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate dayBefore(String period) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minus(RetentionSettings.period(period).orElseThrow());
    }

    /** Everybody's things that grow old. */
    public record Stores(
            DecisionStore decisions,
            ProposalStore proposals,
            OutcomeStore outcomes,
            ReviewStore reviews,
            IdempotencyStore keys,
            AuditStore audit) {}

    private interface Batch {
        int remove(int most);
    }
}
