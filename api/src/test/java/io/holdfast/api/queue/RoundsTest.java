package io.holdfast.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundsTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final Path TENURE = ROOT.resolve("fixtures/books/tenure");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String STAYS =
            "\"name\":\"Ada\",\"segment\":\"agency\",\"status\":\"active\",\"accountManager\":\"Mia\","
                    + "\"since\":\"2024-01-01\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":100},\"services\":[\"website\"]";
    private static final String BOUND = STAYS.replace("rolling", "annual");
    private static final String REVIEWED = """
            insert into recommendations (client_id, action, offer, state, owner, until_day, version, updated_at)
            values ('A', 'offer-annual-contract', '', '%s', %s, %s, 1, '2026-03-01 09:00:30+00')""";

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void leavesWhatItFoundAboutEveryClient(Database database) {
        Node node = new Node(database, TENURE);
        node.put("A", STAYS);
        node.put("B", BOUND.replace("website", "garden"));
        node.put("C", "\"attributes\":{\"colour\":\"red\"},\"name\":\"Cy\"");
        node.look(TICK);

        assertThat(node.lastRound().state()).isEqualTo(Round.State.DONE);
        assertThat(node.lastRound().cause()).isEqualTo(Round.Cause.BOOK);
        assertThat(node.lastRound().tally()).isEqualTo(new Tally(3, 1, 1, 0, 0));
        Standing ada = node.standing("A").orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.nameKey()).isEqualTo("key of A");
        assertThat(ada.recommended()).isEqualTo(1);
        assertThat(ada.owned()).containsExactly("website");
        assertThat(ada.openings()).isEmpty();
        assertThat(ada.monthlyFee()).isEqualTo(100);
        assertThat(ada.low()).isLessThanOrEqualTo(ada.high());
        assertThat(ada.asOf()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(node.standing("B").orElseThrow().openings()).containsExactly("website");
        assertThat(node.standing("C").orElseThrow().problem()).contains("/attributes/colour");
        assertThat(node.standing("C").orElseThrow().name()).isEqualTo("Cy");
        OpenRecommendation open = node.open("A").get(0);
        assertThat(open.because()).isEqualTo("Ada has stayed 26 months");
        assertThat(open.ruleFile()).isEqualTo("retention/tenure.drl.csv");
        assertThat(open.ruleLine()).isEqualTo(6);
        assertThat(open.owner()).isEqualTo("Mia");
        assertThat(open.dueBy()).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(open.score()).isPositive();
        assertThat(node.open("C")).isEmpty();
        assertThat(node.taken()).extracting(Move::what).containsExactly(Move.What.ADDED);

        node.look(TICK);
        assertThat(node.rounds.newest(10)).hasSize(1);

        node.rounds.add(asked(node));
        node.look(TICK);
        assertThat(node.lastRound().cause()).isEqualTo(Round.Cause.ASKED);
        assertThat(node.lastRound().tally()).isEqualTo(new Tally(3, 1, 0, 0, 0));
        assertThat(node.standing("A")).contains(ada);
        assertThat(node.open("A")).containsExactly(open);
        assertThat(node.taken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void saysHowFarItLagsBehindWhereItIsTheOneToFillTheQueue(Database database) {
        Node node = new Node(database, TENURE);
        Node other = new Node(database, TENURE);
        node.put("A", STAYS);
        assertThat(node.lag.seconds()).isEmpty();
        node.look(TICK);
        node.look(TICK);
        other.look(TICK);
        assertThat(node.lag.seconds()).hasValue(0);
        assertThat(other.lag.seconds()).isEmpty();

        node.importing(true);
        node.look(Duration.ofSeconds(40));
        assertThat(node.lag.seconds()).hasValue(40);
        node.importing(false);
        node.look(Duration.ofSeconds(2));
        assertThat(node.lag.seconds()).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void followsWhatBecomesKnownOfSingleClients(Database database) {
        Node node = new Node(database, TENURE);
        node.put("A", STAYS);
        node.put("B", STAYS);
        node.look(TICK);
        assertThat(node.rounds.newest(10)).hasSize(1);

        node.put("A", BOUND);
        node.look(TICK);
        assertThat(node.open("A")).isEmpty();
        assertThat(node.standing("A").orElseThrow().facts()).isEqualTo(2);
        assertThat(node.taken()).extracting(Move::what).contains(Move.What.GONE);

        node.update("""
                insert into outcomes (id, client_id, action, outcome, on_day, recorded_at, actor, fingerprint)
                values ('019ca8d7-2d00-7f00-8a00-0123456789ab', 'B', 'offer-annual-contract', 'rejected', '2026-03-01',
                '2026-03-01 09:00:01+00', 'test', 'f')""");
        node.look(TICK);
        assertThat(node.standing("B")).isPresent();
        long looked = node.standing("B").orElseThrow().decidedAt().toEpochMilli();
        node.look(TICK);
        assertThat(node.standing("B").orElseThrow().decidedAt().toEpochMilli())
                .as("a report is followed once")
                .isEqualTo(looked);
        assertThat(looked).isEqualTo(node.now.minus(TICK).toEpochMilli());

        node.put("D", STAYS);
        node.look(TICK);
        assertThat(node.open("D")).hasSize(1);

        node.update("update clients set deleted = true, version = version + 1, updated_at = '" + node.now
                + "' where id = 'D'");
        node.look(TICK);
        assertThat(node.open("D")).isEmpty();
        assertThat(node.standing("D")).isEmpty();

        node.look(Duration.ofSeconds(31));
        node.update("update clients set version = 9 where id = 'A'");
        node.look(TICK);
        assertThat(node.standing("A").orElseThrow().facts())
                .as("what came late is found within a minute")
                .isEqualTo(2);
        node.look(Duration.ofMinutes(2));
        assertThat(node.standing("A").orElseThrow().facts()).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void followsAnImportOnlyOnceItIsOver(Database database) {
        Node node = new Node(database, TENURE);
        node.look(TICK);
        node.importing(true);
        node.put("A", STAYS);
        node.look(TICK);
        assertThat(node.standing("A")).isEmpty();

        node.importing(false);
        node.look(TICK);
        assertThat(node.standing("A")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void keepsWhatManagersSaidAndWhenItWasDue(Database database) {
        Node node = new Node(database, TENURE);
        node.put("A", STAYS);
        node.look(TICK);
        node.taken();
        node.update(REVIEWED.formatted("snoozed", "'Zoe'", "'2026-03-03'"));
        node.look(TICK);
        OpenRecommendation snoozed = node.open("A").get(0);
        assertThat(snoozed.state()).isEqualTo("snoozed");
        assertThat(snoozed.owner()).isEqualTo("Zoe");
        assertThat(snoozed.version()).isEqualTo(1);
        assertThat(node.taken()).extracting(Move::what).containsExactly(Move.What.CHANGED);

        node.look(DAY);
        assertThat(node.lastRound().cause()).isEqualTo(Round.Cause.DAY);
        assertThat(node.open("A").get(0).state()).isEqualTo("snoozed");
        assertThat(node.open("A").get(0).dueBy()).isEqualTo(snoozed.dueBy());
        assertThat(node.taken()).isEmpty();

        node.look(DAY);
        assertThat(node.open("A").get(0).state()).isEqualTo("open");
        assertThat(node.open("A").get(0).owner()).isEqualTo("Zoe");
        assertThat(node.open("A").get(0).firstSeen()).isEqualTo(snoozed.firstSeen());
        assertThat(node.taken()).extracting(Move::what).containsExactly(Move.What.CHANGED);

        node.look(Duration.ofDays(4));
        assertThat(node.taken()).isEmpty();
        node.look(DAY);
        assertThat(node.day()).isEqualTo(snoozed.dueBy());
        assertThat(node.taken()).extracting(Move::what).containsExactly(Move.What.DUE);
        node.look(DAY);
        assertThat(node.taken()).isEmpty();
        assertThat(node.open("A").get(0).dueBy()).isEqualTo(snoozed.dueBy());

        database.inTransaction(handle -> {
            assertThat(new PersonalQueueRows().any(handle, "A")).isTrue();
            return new PersonalQueueRows().erase(handle, "A");
        });
        assertThat(node.open("A")).isEmpty();
        assertThat(node.standing("A")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void goesOnElsewhereWhereItStoppedAndEndsWhenItIsToldTo(Database database) {
        Node one = new Node(database, TENURE);
        Node other = new Node(database, TENURE);
        for (int i = 0; i < 450; i++) {
            one.put("C-%03d".formatted(i), STAYS);
        }
        one.onMove = () -> {
            if (!one.moves.isEmpty()) {
                away();
            }
        };
        assertThatThrownBy(() -> one.look(TICK)).isInstanceOf(DatabaseAway.class);
        assertThat(one.lastRound().state()).isEqualTo(Round.State.RUNNING);
        assertThat(one.lastRound().tally().clients()).isEqualTo(Standings.TOGETHER);

        other.look(TICK);
        assertThat(other.open("C-449")).as("the first holds the lease").isEmpty();
        other.look(Node.PATIENCE);
        assertThat(other.lastRound().state()).isEqualTo(Round.State.DONE);
        assertThat(other.lastRound().tally()).isEqualTo(new Tally(450, 0, 450, 0, 0));
        assertThat(other.taken()).hasSize(250);

        one.onMove = () -> {};
        one.look(TICK);
        assertThat(one.lease.isHeld()).isFalse();
        other.lease.release();
        one.look(TICK);
        assertThat(one.lease.isHeld()).isTrue();

        Round asked = asked(one);
        one.rounds.add(asked);
        one.rounds.cancel(asked.id(), "user:mia", one.now);
        one.look(TICK);
        assertThat(one.lastRound().state()).isEqualTo(Round.State.CANCELLED);
        assertThat(one.lastRound().tally().clients()).isZero();
        assertThat(one.lastRound().problem()).contains("user:mia cancelled it.");

        one.update("update clients set version = version + 1");
        one.onMove = () -> CompletableFuture.runAsync(
                        () -> one.rounds.cancel(one.rounds.open().orElseThrow().id(), "user:mia", one.now))
                .join();
        one.update("delete from open_recommendations where client_id >= 'C-300'");
        one.look(DAY);
        assertThat(one.rounds.newest(10))
                .extracting(Round::state)
                .as("the rows of the portion that was under way are not half there")
                .startsWith(Round.State.CANCELLED);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void manyWhoDecideTheSameClientsLeaveEachOnce(Database database) throws Exception {
        Node one = new Node(database, TENURE);
        Node other = new Node(database, TENURE);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(String.format(Locale.ROOT, "C-%02d", i));
            one.put(ids.get(i), STAYS);
        }
        ExecutorService racers = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Node node = i % 2 == 0 ? one : other;
            calls.add(() -> {
                node.standings.again(ids);
                return true;
            });
        }
        for (Future<Boolean> call : racers.invokeAll(calls)) {
            assertThat(call.get()).isTrue();
        }
        racers.shutdown();
        for (String id : ids) {
            assertThat(one.open(id)).hasSize(1);
            assertThat(one.standing(id)).isPresent();
        }
    }

    /** What happens where a database cannot be reached. */
    private static void away() {
        Database.of(DatabaseSettings.memory(), new MetricRegistry()).with(handle -> true);
    }

    private static Round asked(Node node) {
        Round last = node.lastRound();
        return new Round(
                UUID.randomUUID(),
                Round.Cause.ASKED,
                "user:mia",
                last.revision(),
                last.asOf(),
                Round.State.WAITING,
                "",
                3,
                Tally.NONE,
                node.now,
                node.now,
                last.ended(),
                last.problem());
    }
}
