package io.holdfast.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import io.holdfast.api.queue.QueueFilter.Due;
import io.holdfast.api.queue.QueueFilter.Sort;
import io.holdfast.api.queue.QueueFilter.State;
import io.holdfast.api.queue.QueueTally.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueStoreTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final int ROWS = 300;
    private static final int CLIENTS = 90;
    private static final int FILTERS = 40;
    private static final long SEED = 7;

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void everyFilterShowsWhatLookingAtEachWouldShow(Database database) {
        QueueStore store = new QueueStore(database);
        QueueStore narrow = new QueueStore(database, 20, 3);
        List<QueueEntry> all = filled(database);
        Random random = new Random(SEED);
        for (int i = 0; i < FILTERS; i++) {
            QueueFilter filter = filter(random, all);
            List<QueueEntry> wanted =
                    all.stream().filter(fits(filter)).sorted(order(filter)).toList();

            assertThat(paged(store, filter)).as("seed %s, %s", SEED, filter).isEqualTo(wanted);
            assertThat(paged(narrow, filter)).as("seed %s, %s", SEED, filter).isEqualTo(wanted);
            assertThat(store.tally(filter.owners(), filter.text(), TODAY)
                            .orElseThrow()
                            .of(filter)
                            .count())
                    .as("seed %s, %s", SEED, filter)
                    .isEqualTo(wanted.size());
            List<QueueEntry> streamed = new ArrayList<>();
            store.each(filter, TODAY, streamed::add);
            assertThat(streamed).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void eachChoiceSaysHowManyItWouldShow(Database database) {
        QueueStore store = new QueueStore(database);
        List<QueueEntry> all = filled(database);
        QueueFilter filter = QueueFilter.STANDARD.withDue(Due.MONTH);

        store.tally(List.of(), "", TODAY)
                .orElseThrow()
                .by(Part.HEALTH, filter)
                .forEach((health, sum) -> assertThat(sum.count())
                        .isEqualTo(all.stream()
                                .filter(fits(filter))
                                .filter(one -> one.health().orElse("unknown").equals(health))
                                .count()));
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void findsOneAndThoseOfAClient(Database database) {
        QueueStore store = new QueueStore(database);
        assertThat(store.isEmpty()).isTrue();
        List<QueueEntry> all = filled(database);
        QueueEntry one = all.get(17);

        assertThat(store.find(one.key(), TODAY)).hasValue(one);
        assertThat(store.find(new QueueKey(one.key().clientId(), "no-such", ""), TODAY))
                .isEmpty();
        assertThat(store.of(one.key().clientId(), TODAY))
                .contains(one)
                .allSatisfy(entry ->
                        assertThat(entry.key().clientId()).isEqualTo(one.key().clientId()));
        assertThat(store.owners()).containsExactlyInAnyOrder("Mara", "Nils");
    }

    private static List<QueueEntry> paged(QueueStore store, QueueFilter filter) {
        List<QueueEntry> shown = new ArrayList<>();
        QueueStore.Page page = store.page(filter, TODAY, Optional.empty(), 7);
        shown.addAll(page.entries());
        while (page.next().isPresent()) {
            QueuePlace place = page.next().get();
            page = store.page(filter, TODAY, QueuePlace.read(filter.sort(), place.value(), place.key()), 7);
            shown.addAll(page.entries());
        }
        return shown;
    }

    private static Predicate<QueueEntry> fits(QueueFilter filter) {
        return one -> is(filter.playbook(), Optional.of(one.playbook()))
                && is(filter.action(), Optional.of(one.key().action()))
                && (filter.owners().isEmpty() || filter.owners().contains(one.owner()))
                && is(filter.segment(), one.segment())
                && is(filter.health(), one.health())
                && is(filter.tier(), one.tier())
                && (filter.due() == Due.ANY
                        || one.dueBy()
                                .filter(day -> !day.isAfter(filter.due().last(TODAY)))
                                .isPresent())
                && stands(filter.state(), one)
                && (filter.text().isEmpty()
                        || one.clientName()
                                .orElse("")
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(filter.text())
                        || one.key()
                                .clientId()
                                .toLowerCase(java.util.Locale.ROOT)
                                .startsWith(filter.text()));
    }

    private static boolean stands(State state, QueueEntry one) {
        return switch (state) {
            case ALL -> true;
            case CURRENT -> List.of("open", "approved", "assigned").contains(one.state());
            default -> one.state().equals(state.word());
        };
    }

    private static boolean is(String asked, Optional<String> value) {
        return asked.isEmpty() || value.orElse("unknown").equals(asked);
    }

    private static Comparator<QueueEntry> order(QueueFilter filter) {
        Comparator<QueueEntry> byKey = Comparator.<QueueEntry, String>comparing(
                        one -> one.key().clientId())
                .thenComparing(one -> one.key().action())
                .thenComparing(one -> one.key().offer());
        return filter.sort() == Sort.SCORE
                ? Comparator.comparingDouble(QueueEntry::score)
                        .thenComparing(byKey)
                        .reversed()
                : Comparator.<QueueEntry, LocalDate>comparing(one -> one.dueBy().orElse(LocalDate.MAX))
                        .thenComparing(byKey);
    }

    private static QueueFilter filter(Random random, List<QueueEntry> all) {
        QueueEntry one = all.get(random.nextInt(all.size()));
        return new QueueFilter(
                random.nextInt(4) == 0 ? one.playbook() : "",
                random.nextInt(6) == 0 ? one.key().action() : "",
                switch (random.nextInt(8)) {
                    case 0 -> List.of(one.owner());
                    case 1 ->
                        List.of(one.owner(), all.get(random.nextInt(all.size())).owner(), "nobody's");
                    default -> List.of();
                },
                random.nextInt(4) == 0 ? one.segment().orElse("unknown") : "",
                random.nextInt(4) == 0 ? one.health().orElse("unknown") : "",
                random.nextInt(6) == 0 ? one.tier().orElse("unknown") : "",
                List.of(Due.values()).get(random.nextInt(Due.values().length)),
                List.of(State.values()).get(random.nextInt(State.values().length)),
                random.nextInt(4) == 0
                        ? one.clientName()
                                .orElse(one.key().clientId())
                                .substring(0, 3)
                                .toLowerCase(java.util.Locale.ROOT)
                        : "",
                random.nextBoolean() ? Sort.SCORE : Sort.DUE);
    }

    private static List<QueueEntry> filled(Database database) {
        Random random = new Random(SEED);
        HashSet<QueueKey> known = new HashSet<>();
        insertStandings(database);
        List<QueueEntry> all = new ArrayList<>();
        while (all.size() < ROWS) {
            QueueKey key = new QueueKey(
                    "C-" + random.nextInt(CLIENTS),
                    "action-" + random.nextInt(6),
                    random.nextBoolean() ? "" : "website");
            if (known.add(key)) {
                QueueEntry one = entry(key, random);
                insert(database, one, all.size() % 5 + 1);
                all.add(one);
            }
        }
        return all;
    }

    /** A snooze or a dismissal that ends today or before is over. */
    private static QueueEntry entry(QueueKey key, Random random) {
        String state = List.of("open", "open", "approved", "assigned", "snoozed", "dismissed")
                .get(random.nextInt(6));
        Optional<LocalDate> until =
                state.equals("snoozed") ? Optional.of(TODAY.plusDays(1 + random.nextInt(20))) : Optional.empty();
        return new QueueEntry(
                key,
                name(key.clientId()),
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of("segment-" + random.nextInt(3)),
                random.nextInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(List.of("red", "amber", "green").get(random.nextInt(3))),
                Optional.of(List.of("low", "top").get(random.nextInt(2))),
                "playbook-" + random.nextInt(3),
                "keep",
                "because",
                random.nextInt(40) * 10.25,
                500,
                0.5,
                10,
                random.nextInt(9) == 0 ? Optional.empty() : Optional.of(TODAY.plusDays(random.nextInt(80) - 20)),
                "call",
                random.nextBoolean() ? "Mara" : "Nils",
                state,
                until,
                random.nextInt(4));
    }

    /** One in five has none. */
    private static Optional<String> name(String clientId) {
        return clientId.hashCode() % 5 == 0 ? Optional.empty() : Optional.of("Näme % of " + clientId);
    }

    private static void insertStandings(Database database) {
        for (int i = 0; i < CLIENTS; i++) {
            String id = "C-" + i;
            database.with(handle -> handle.createUpdate("""
                            insert into standings (client_id, name, name_key, recommended, control, as_of, revision, decided_at)
                            values (:id, :name, lower(:name), 1, false, :day, 'r', :now)""")
                    .bind("id", id)
                    .bind("name", name(id).orElse(null))
                    .bind("day", TODAY)
                    .bind("now", Instant.parse("2026-03-01T08:00:00Z"))
                    .execute());
        }
    }

    private static void insert(Database database, QueueEntry one, int position) {
        boolean over = one.state().equals("open") && position == 3;
        database.with(handle -> handle.createUpdate("""
                        insert into open_recommendations (client_id, action, offer, client_name, segment, health, tier,
                        playbook, kind, because, position, score, worth, likelihood, cost, due_by, channel, owner, state,
                        until_day, version, first_seen, decided_at)
                        values (:client, :action, :offer, :name, :segment, :health, :tier, :playbook, :kind, :because,
                        :position, :score, :worth, :likelihood, :cost, cast(:due as date), :channel, :owner, :state,
                        cast(:until as date), :version, :now, :now)""")
                .bind("client", one.key().clientId())
                .bind("action", one.key().action())
                .bind("offer", one.key().offer())
                .bind("name", one.clientName().orElse(null))
                .bind("segment", one.segment().orElse(null))
                .bind("health", one.health().orElse(null))
                .bind("tier", one.tier().orElse(null))
                .bind("playbook", one.playbook())
                .bind("kind", one.kind())
                .bind("because", one.because())
                .bind("position", position)
                .bind("score", one.score())
                .bind("worth", one.worth())
                .bind("likelihood", one.likelihood())
                .bind("cost", one.cost())
                .bindByType("due", one.dueBy().orElse(null), LocalDate.class)
                .bind("channel", one.channel())
                .bind("owner", one.owner())
                .bind("state", over ? one.key().offer().isEmpty() ? "snoozed" : "dismissed" : one.state())
                .bindByType("until", over ? TODAY : one.until().orElse(null), LocalDate.class)
                .bind("version", one.version())
                .bind("now", Instant.parse("2026-03-01T08:00:00Z"))
                .execute());
    }
}
