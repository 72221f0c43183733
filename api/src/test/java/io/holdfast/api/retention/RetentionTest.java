package io.holdfast.api.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.decisions.KeptDecision;
import io.holdfast.api.figures.ProposalStore;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.reviews.ReviewStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatIsOlderThanItIsKeptGoesAndTheTrailSaysSo(Database database) {
        MovedClock clock = new MovedClock(START);
        Retention.Stores stores = stores(database);
        List<KeptDecision> many = IntStream.range(0, 1_100)
                .mapToObj(i -> decision("C-" + i, START.plusSeconds(i)))
                .toList();
        KeptDecision young = decision("C-new", START.plus(Duration.ofDays(10)));
        stores.decisions().add(many);
        stores.decisions().add(List.of(young));
        database.inTransaction(handle -> stores.keys()
                .once(
                        handle,
                        Optional.of(new RequestKey("key:crm", "k", "a".repeat(64))),
                        START,
                        () -> new IdempotencyStore.Answer(201, "{}")));
        proposed(database, "C-old", "2026-03-01");
        proposed(database, "C-new", "2026-03-11");
        Retention retention = new Retention(new RetentionSettings("P30D", "P1Y", "P7D", "P2Y"), stores, clock);

        assertThat(retention.run()).isEmpty();
        assertThat(stores.audit().newest(Long.MAX_VALUE, 10)).isEmpty();

        clock.now = START.plus(Duration.ofDays(8).plusHours(12));
        assertThat(retention.run()).isEqualTo(Map.of("idempotency keys", 1));

        clock.now = START.plus(Duration.ofDays(32));
        assertThat(retention.run()).isEqualTo(Map.of("decisions", 1_100, "proposals", 1));
        assertThat(stores.decisions().find(young.id())).isInstanceOf(DecisionStore.Found.Kept.class);
        assertThat(retention.run()).isEmpty();
        assertThat(stores.audit().newest(Long.MAX_VALUE, 10))
                .extracting(one -> one.entry().detail())
                .containsExactly("1100 decisions, 1 proposals", "1 idempotency keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P24M", "P2Y", "P2Y6M3D"})
    void takesPeriods(String text) {
        assertThat(new RetentionSettings(text, null, null, null).isEachAPeriod())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "730", "P0D", "P-1D", "PT1H", "P1DT1H", "forever"})
    void refusesWhatIsNoPeriodOrWouldRemoveEverything(String text) {
        assertThat(new RetentionSettings(null, text, null, null).isEachAPeriod())
                .isFalse();
    }

    private static Retention.Stores stores(Database database) {
        IdempotencyStore keys = new IdempotencyStore(database);
        return new Retention.Stores(
                new DecisionStore(database),
                new ProposalStore(database),
                new OutcomeStore(database, keys),
                new ReviewStore(database),
                keys,
                new AuditStore(database));
    }

    private static void proposed(Database database, String client, String last) {
        database.with(handle -> handle.createUpdate("""
                        insert into proposals (client_id, action, playbook, held_out, first_day, last_day)
                        values (:client, 'offer-annual-contract', 'retention', false, date '2026-02-01', :last)""")
                .bind("client", client)
                .bind("last", LocalDate.parse(last))
                .execute());
    }

    private static KeptDecision decision(String client, Instant at) {
        return new KeptDecision(
                DecisionIds.at(at),
                client,
                LocalDate.of(2026, 3, 1),
                at,
                "0".repeat(64),
                "1",
                "key:test",
                "{}",
                "{}",
                "{}");
    }

    private static final class MovedClock extends Clock {
        private Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
