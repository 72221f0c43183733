package io.holdfast.api.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.Subject;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.idempotency.IdempotencyStore.Answer;
import io.holdfast.api.idempotency.IdempotencyStore.Once;
import io.holdfast.api.idempotency.RequestKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int RACERS = 8;

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void tellsReportsAsContactsOldestFirst(Database database) {
        OutcomeStore store = store(database);
        Outcome snoozed = new Outcome(
                new Subject("C-1", Optional.of(UUID.randomUUID()), "offer-next-rung", Optional.of("website")),
                Result.SNOOZED,
                DAY,
                Optional.of(DAY.plusDays(40)),
                Optional.of("'; drop table outcomes; -- 🦊"),
                Optional.of("call"),
                Optional.empty());
        report(store, Optional.empty(), snoozed, shown("C-1", DAY.minusDays(9)), won("C-2", "120.50"));

        var contacts = store.contacts(List.of("C-1", "C-2", "C-3", "C-1"));

        assertThat(contacts.keySet()).isEqualTo(Set.of("C-1", "C-2"));
        assertThat(contacts.get("C-1"))
                .extracting(one -> one.facts().toString())
                .containsExactly(
                        "{\"action\":\"ask-nps\",\"on\":\"2026-02-20\",\"outcome\":\"shown\"}",
                        "{\"action\":\"offer-next-rung\",\"offer\":\"website\",\"on\":\"2026-03-01\",\"channel\":\"call\","
                                + "\"outcome\":\"snoozed\",\"reason\":\"'; drop table outcomes; -- 🦊\","
                                + "\"until\":\"2026-04-10\"}");
        assertThat(contacts.getOrDefault("C-2", List.of())
                        .get(0)
                        .facts()
                        .path("amount")
                        .asDouble())
                .isEqualTo(120.5);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void theSameReportIsKeptOnce(Database database) {
        OutcomeStore store = store(database);
        Once first = report(store, Optional.empty(), shown("C-1", DAY));
        Once again = report(store, Optional.empty(), shown("C-1", DAY), shown("C-1", DAY.minusDays(1)));

        assertThat(first).isInstanceOf(Once.Done.class);
        assertThat(((Once.Done) again).answer().body()).isEqualTo("[true, false]");
        assertThat(store.contacts(List.of("C-1")).get("C-1")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aKeyIsAnsweredAgainAndStandsForOneRequestOfOneCaller(Database database) {
        OutcomeStore store = store(database);
        RequestKey key = new RequestKey("key:crm", "k-1", "a".repeat(64));
        Once first = report(store, Optional.of(key), shown("C-1", DAY));

        assertThat(report(store, Optional.of(key), shown("C-1", DAY)))
                .isEqualTo(new Once.Again(((Once.Done) first).answer()));
        assertThat(report(store, Optional.of(new RequestKey("key:crm", "k-1", "b".repeat(64))), shown("C-2", DAY)))
                .isEqualTo(new Once.Reused());
        assertThat(report(store, Optional.of(new RequestKey("key:shop", "k-1", "b".repeat(64))), shown("C-3", DAY)))
                .isInstanceOf(Once.Done.class);
        assertThat(store.contacts(List.of("C-1", "C-2", "C-3")).keySet()).isEqualTo(Set.of("C-1", "C-3"));
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void thoseWhoRaceForOneKeyGetOneAnswerAndLeaveOneRow(Database database) throws Exception {
        OutcomeStore store = store(database);
        for (int round = 0; round < 5; round++) {
            String client = "C-" + round;
            RequestKey key = new RequestKey("key:crm", "k-" + round, "a".repeat(64));
            List<Once> all = race(() -> report(store, Optional.of(key), shown(client, DAY)));

            assertThat(all).filteredOn(Once.Done.class::isInstance).hasSize(1);
            assertThat(all).filteredOn(Once.Again.class::isInstance).hasSize(RACERS - 1);
            assertThat(store.contacts(List.of(client)).get(client)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void thoseWhoRaceWithTheSameListLeaveEachReportOnce(Database database) throws Exception {
        OutcomeStore store = store(database);
        List<Outcome> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            list.add(shown("C-1", DAY.minusDays(i)));
        }
        List<Outcome> reversed = new ArrayList<>(list);
        java.util.Collections.reverse(reversed);
        List<Once> all = race(() -> report(
                store,
                Optional.empty(),
                (Thread.currentThread().getId() % 2 == 0 ? list : reversed).toArray(Outcome[]::new)));

        assertThat(all).allMatch(Once.Done.class::isInstance);
        assertThat(store.contacts(List.of("C-1")).get("C-1")).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void leavesNoKeyWhereTheWorkFailed(Database database) {
        OutcomeStore store = store(database);
        RequestKey key = new RequestKey("key:crm", "k-1", "a".repeat(64));
        Outcome tooLong = shown("C".repeat(300), DAY);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> report(store, Optional.of(key), tooLong))
                .isInstanceOf(RuntimeException.class);

        assertThat(report(store, Optional.of(key), shown("C-1", DAY))).isInstanceOf(Once.Done.class);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void erasesAndPrunes(Database database) {
        OutcomeStore store = store(database);
        report(store, Optional.empty(), shown("C-1", DAY), shown("C-2", DAY), shown("C-2", DAY.minusYears(9)));

        assertThat(store.prune(DAY, 10)).isEqualTo(1);
        assertThat(store.prune(DAY, 10)).isZero();
        assertThat(database.<Integer, RuntimeException>inTransaction(handle -> store.erase(handle, "C-1")))
                .isEqualTo(1);
        assertThat(store.contacts(List.of("C-1", "C-2")).keySet()).isEqualTo(Set.of("C-2"));
    }

    private static List<Once> race(Callable<Once> each) throws Exception {
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        try {
            List<Once> all = new ArrayList<>();
            for (Future<Once> one : racers.invokeAll(java.util.Collections.nCopies(RACERS, each))) {
                all.add(one.get());
            }
            return all;
        } finally {
            racers.shutdown();
        }
    }

    private static OutcomeStore store(Database database) {
        return new OutcomeStore(database, new IdempotencyStore(database));
    }

    private static Once report(OutcomeStore store, Optional<RequestKey> key, Outcome... outcomes) {
        return store.report(
                List.of(outcomes),
                key,
                "key:crm",
                NOW,
                added -> new Answer(
                        201,
                        added.stream()
                                .map(one -> Boolean.toString(one.repeated()))
                                .collect(Collectors.joining(", ", "[", "]"))));
    }

    private static Outcome shown(String client, LocalDate on) {
        return new Outcome(
                new Subject(client, Optional.empty(), "ask-nps", Optional.empty()),
                Result.SHOWN,
                on,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome won(String client, String amount) {
        return new Outcome(
                new Subject(client, Optional.empty(), "offer-retainer", Optional.empty()),
                Result.WON,
                DAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(amount)));
    }
}
