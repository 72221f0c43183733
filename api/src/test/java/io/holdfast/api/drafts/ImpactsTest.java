package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.impact.ImpactSubject;
import io.holdfast.rulebook.RuleBook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparisons while they go on, on both databases. */
class ImpactsTest {

    private static final Caller ANNA = new Caller("user:anna", Role.ANALYST);

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aComparisonIsCancelledWhetherItRunsOrWaits(Database database) throws Exception {
        Bench bench = new Bench(database);
        Impacts impacts = bench.workbench.impacts();
        Drafts drafts = bench.workbench.drafts();
        Draft draft = drafts.create(ANNA, "Endless");
        drafts.write(draft.id(), 1, "notes.txt", "x".getBytes(StandardCharsets.UTF_8), ANNA);
        Endless endless = new Endless();
        try {
            ImpactTask running = begin(bench, draft, endless);
            endless.begun.await();
            ImpactTask waiting = begin(bench, draft, new Endless());

            ImpactTask gone = impacts.cancel(waiting.id());
            assertThat(gone.state()).isEqualTo(ImpactTask.State.CANCELLED);
            impacts.cancel(running.id());
            ImpactTask over = ended(impacts, running);

            assertThat(over.state()).isEqualTo(ImpactTask.State.CANCELLED);
            assertThat(over.problem()).hasValue("Somebody cancelled it.");
            assertThat(over.summary()).isEmpty();
            assertThat(impacts.cancel(over.id())).isEqualTo(over);
            assertThat(bench.workbench.publishing().gates(drafts.find(draft.id(), ANNA)))
                    .filteredOn(gate -> gate.name() == Gate.Name.COMPARED)
                    .noneMatch(Gate::open);
            ImpactTask next = bench.look(draft, ANNA);
            assertThat(next.state()).isEqualTo(ImpactTask.State.DONE);
            assertThat(impacts.find(gone.id()).state()).isEqualTo(ImpactTask.State.CANCELLED);
        } finally {
            impacts.stop();
        }
    }

    @Test
    void whatWaitsBehindALongComparisonIsNotTakenForLost() throws Exception {
        Database database = BothDatabases.ready(DatabaseSettings.memory());
        Bench bench = new Bench(database);
        Moved clock = new Moved();
        Impacts impacts = new Impacts(
                new ImpactStore(database),
                new MarkStore(database),
                new DraftStore(database, new AuditStore(database)),
                new RightOfWay(),
                clock);
        RuleBook book = bench.active.current().orElseThrow();
        Impacts.Asked asked = new Impacts.Asked(Optional.empty(), book, book, LocalDate.parse("2026-03-01"), 5);
        Endless endless = new Endless();
        Endless next = new Endless(1);
        try {
            ImpactTask running = impacts.start(asked, endless, ANNA);
            endless.begun.await();
            ImpactTask waiting = impacts.start(asked, next, ANNA);

            clock.now = clock.now.plusSeconds(60);
            while (impacts.find(waiting.id()).state() != ImpactTask.State.WAITING) {
                Thread.onSpinWait();
            }
            impacts.cancel(running.id());
            ended(impacts, running);
            next.begun.await();

            assertThat(impacts.cancel(waiting.id()).stopping())
                    .as("it holds still, so it cannot have stopped")
                    .isTrue();
            next.goesOn.countDown();
            assertThat(ended(impacts, waiting).stopping()).isFalse();
        } finally {
            next.goesOn.countDown();
            impacts.stop();
        }
    }

    private static ImpactTask begin(Bench bench, Draft draft, ImpactClients clients) {
        return bench.workbench.impactRequests().ofDraft(draft.id(), Optional.empty(), 5, clients, ANNA);
    }

    private static ImpactTask ended(Impacts impacts, ImpactTask task) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!impacts.find(task.id()).state().isOver()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        return impacts.find(task.id());
    }

    /** A clock that stands still until somebody moves it. */
    private static final class Moved extends Clock {

        private volatile Instant now = Bench.CLOCK.instant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The same client for ever. */
    private static final class Endless implements ImpactClients {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goesOn;

        Endless() {
            this(0);
        }

        /** One that holds still until it is let go on so many times. */
        Endless(int times) {
            goesOn = new CountDownLatch(times);
        }

        @Override
        public long total() {
            return 0;
        }

        @Override
        public Iterator<ImpactSubject> read(RuleBook before, RuleBook after, LocalDate asOf, AtomicLong bad) {
            begun.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            ObjectNode client = JsonNodeFactory.instance.objectNode().put("id", "C-1");
            return ImpactSubjects.stored(Stream.generate(() -> client).iterator(), before, after, asOf, bad);
        }

        @Override
        public String word() {
            return "stored";
        }

        @Override
        public void close() {}
    }
}
