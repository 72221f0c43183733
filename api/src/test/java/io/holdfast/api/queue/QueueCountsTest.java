package io.holdfast.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import io.holdfast.api.queue.QueueFilter.State;
import io.holdfast.api.queue.QueueTally.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts of a large queue: what was counted a while ago and what was done since come to what counting now gives. */
class QueueCountsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MOVES = 200;
    private static final long SEED = 11;

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatWasDoneSinceIsCountedWithoutReadingEveryRow(Database database) {
        Deque<Runnable> behind = new ArrayDeque<>();
        long[] nanos = {0};
        QueueStore store = new QueueStore(database);
        QueueCounts counts = new QueueCounts(store, 0, () -> nanos[0], behind::add);
        List<OpenRecommendation> rows = new ArrayList<>();
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            rows.add(row("C-" + i, random));
        }
        database.inTransaction(handle -> {
            OpenRows.insert(handle, rows);
            return true;
        });
        assertThat(counts.tally(QueueFilter.STANDARD, TODAY).rows()).isEqualTo(60);

        for (int i = 0; i < MOVES; i++) {
            move(database, counts, rows, random, i);
        }

        assertThat(behind).as("nothing was counted meanwhile").isEmpty();
        assertSame(counts, store);
        nanos[0] = Long.MAX_VALUE / 2;
        counts.tally(QueueFilter.STANDARD, TODAY);
        behind.remove().run();
        assertSame(counts, store);
        move(database, counts, rows, random, MOVES);
        assertSame(counts, store);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void ofATextThatManyClientsFitItSaysThatTheTextIsLeftOut(Database database) {
        QueueStore store = new QueueStore(database, 5_000, 0);
        QueueCounts counts = new QueueCounts(store, 0, () -> 0, Runnable::run);
        Random random = new Random(SEED);
        database.inTransaction(handle -> {
            OpenRows.insert(handle, List.of(row("C-1", random)));
            handle.execute("insert into standings (client_id, name, name_key, recommended, control, as_of, revision,"
                    + " decided_at) values ('C-1', 'Ada', 'ada', 1, false, date '2026-03-01', 'r', current_timestamp)");
            return true;
        });
        QueueFilter text = QueueFilter.STANDARD.withState(State.ALL).withText("ad");

        assertThat(counts.tally(text, TODAY).leavesOutText()).isTrue();
        assertThat(counts.tally(text, TODAY).of(text).count()).isEqualTo(1);
        assertThat(counts.tally(text.withText("eve"), TODAY).leavesOutText()).isFalse();
        assertThat(counts.tally(text.withText("eve"), TODAY).rows()).isZero();
    }

    private static void assertSame(QueueCounts counts, QueueStore store) {
        QueueTally now = store.tally(List.of(), "", TODAY).orElseThrow();
        for (State state : State.values()) {
            QueueFilter filter = QueueFilter.STANDARD.withState(state);
            for (Part part : Part.values()) {
                assertThat(numbers(counts.tally(filter, TODAY), part, filter))
                        .as("seed %s, %s, %s", SEED, state, part)
                        .isEqualTo(numbers(now, part, filter));
            }
        }
    }

    private static List<String> numbers(QueueTally tally, Part part, QueueFilter filter) {
        return tally.by(part, filter).entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().count() + " "
                        + Math.round(one.getValue().score() * 100))
                .toList();
    }

    private static void move(
            Database database, QueueCounts counts, List<OpenRecommendation> rows, Random random, int number) {
        int at = random.nextInt(rows.size());
        OpenRecommendation before = rows.get(at);
        database.inTransaction(handle -> {
            Move move;
            if (number % 3 == 0) {
                OpenRecommendation added = row("N-" + number, random);
                OpenRows.insert(handle, List.of(added));
                rows.add(added);
                move = new Move(Move.What.ADDED, Optional.empty(), added);
            } else if (number % 3 == 1) {
                OpenRows.delete(handle, List.of(before));
                rows.remove(at);
                move = new Move(Move.What.GONE, Optional.of(before), before);
            } else {
                OpenRecommendation now = before.reviewed(review(random, before.version() + 1));
                OpenRows.update(handle, List.of(new OpenRows.Change(before, now)));
                rows.set(at, now);
                move = new Move(Move.What.CHANGED, Optional.of(before), now);
            }
            counts.take(handle, List.of(move), NOW);
            return true;
        });
    }

    private static Reviewed review(Random random, long version) {
        return switch (random.nextInt(4)) {
            case 0 -> new Reviewed("approved", null, null, version);
            case 1 -> new Reviewed("snoozed", null, TODAY.plusDays(random.nextInt(3)), version);
            case 2 -> new Reviewed("dismissed", null, TODAY.plusDays(90), version);
            default -> new Reviewed("open", null, null, version);
        };
    }

    private static OpenRecommendation row(String client, Random random) {
        return new OpenRecommendation(
                client,
                "action-" + random.nextInt(3),
                "",
                "Name",
                random.nextBoolean() ? null : "retail",
                random.nextBoolean() ? null : "red",
                "top",
                "playbook-" + random.nextInt(2),
                "keep",
                "because",
                null,
                null,
                null,
                1,
                random.nextInt(100),
                10,
                0.5,
                1,
                TODAY.plusDays(random.nextInt(60) - 20),
                "call",
                "Mara",
                "open",
                null,
                0,
                NOW,
                NOW);
    }
}
