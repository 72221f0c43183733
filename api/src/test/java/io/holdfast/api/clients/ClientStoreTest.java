package io.holdfast.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.clients.Changed.What;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store promises, on each database. */
class ClientStoreTest {

    private static final String BOTH = "io.holdfast.api.database.BothDatabases#fresh";
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final Instant NOW = Instant.parse("2026-09-01T10:15:30.123456Z");

    @ParameterizedTest
    @MethodSource(BOTH)
    void findsWhatWasPut(Database database) {
        ClientStore store = new ClientStore(database);

        assertThat(store.put(facts("C-1", "Ada"), today(Known.ANYTHING))).isEqualTo(new Changed(What.ADDED, 1, TODAY));
        assertThat(store.put(facts("C-1", "Bo"), today(Known.ANYTHING))).isEqualTo(new Changed(What.CHANGED, 2, TODAY));

        assertThat(store.find("C-1")).contains(new StoredClient("C-1", 2, TODAY, "{\"id\":\"C-1\",\"name\":\"Bo\"}"));
        assertThat(store.find("c-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void equalFactsMakeNoNewVersion(Database database) {
        ClientStore store = new ClientStore(database);
        store.put(facts("C-1", "Ada"), from(MARCH));

        assertThat(store.put(facts("C-1", "Ada"), today(Known.ANYTHING)).what()).isEqualTo(What.UNCHANGED);
        assertThat(store.put(facts("C-1", "Ada"), from(JUNE)).what()).isEqualTo(What.UNCHANGED);
        assertThat(store.find("C-1")).map(StoredClient::version).contains(1L);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void knowsTheFactsOfEachDay(Database database) {
        ClientStore store = new ClientStore(database);
        store.put(facts("C-1", "June"), from(JUNE));
        store.put(facts("C-1", "March"), from(MARCH));
        store.put(facts("C-1", "Late March"), from(MARCH));

        assertThat(store.find("C-1")).contains(new StoredClient("C-1", 3, JUNE, "{\"id\":\"C-1\",\"name\":\"June\"}"));
        assertThat(store.factsOn("C-1", JUNE)).contains(stored("June", 1, JUNE, false));
        assertThat(store.factsOn("C-1", TODAY.plusYears(1))).contains(stored("June", 1, JUNE, false));
        assertThat(store.factsOn("C-1", JUNE.minusDays(1))).contains(stored("Late March", 3, MARCH, false));
        assertThat(store.factsOn("C-1", MARCH.minusDays(1))).contains(stored("Late March", 3, MARCH, true));
        assertThat(store.factsOn("nobody", MARCH)).isEmpty();
        assertThat(store.put(facts("C-1", "Late March"), from(MARCH)).what()).isEqualTo(What.UNCHANGED);
        assertThat(store.put(facts("C-1", "March"), from(MARCH.minusDays(3))))
                .isEqualTo(new Changed(What.CHANGED, 4, MARCH.minusDays(3)));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDeletedClientIsThereOnTheDaysBefore(Database database) {
        ClientStore store = new ClientStore(database);
        store.put(facts("C-1", "Ada"), from(MARCH));

        assertThat(store.delete("C-1", today(Known.ANYTHING))).isEqualTo(new Changed(What.DELETED, 2, TODAY));

        assertThat(store.find("C-1")).isEmpty();
        assertThat(store.factsOn("C-1", TODAY)).isEmpty();
        assertThat(store.factsOn("C-1", JUNE)).contains(stored("Ada", 1, MARCH, false));
        assertThat(store.delete("C-1", today(Known.ANYTHING)).what()).isEqualTo(What.NOBODY);
        assertThat(store.put(facts("C-1", "Ada"), today(new Known.Versions(Set.of(2L))))
                        .what())
                .isEqualTo(What.OTHER_VERSION);
        assertThat(store.put(facts("C-1", "Ada"), today(Known.NOBODY))).isEqualTo(new Changed(What.ADDED, 3, TODAY));
        assertThat(store.find("C-1")).map(StoredClient::version).contains(3L);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void writesNothingWhenAnotherVersionIsTheLatest(Database database) {
        ClientStore store = new ClientStore(database);
        assertThat(store.put(facts("C-1", "Ada"), today(Known.SOMEBODY)).what()).isEqualTo(What.OTHER_VERSION);
        assertThat(store.find("C-1")).isEmpty();
        store.put(facts("C-1", "Ada"), today(Known.NOBODY));

        for (Known stale : List.of(Known.NOBODY, new Known.Versions(Set.of(2L)), new Known.Versions(Set.of()))) {
            assertThat(store.put(facts("C-1", "Bo"), today(stale)).what()).isEqualTo(What.OTHER_VERSION);
            assertThat(store.delete("C-1", today(stale)).what()).isEqualTo(What.OTHER_VERSION);
        }

        assertThat(store.find("C-1")).map(StoredClient::version).contains(1L);
        assertThat(store.put(facts("C-1", "Bo"), today(new Known.Versions(Set.of(1L, 7L))))
                        .what())
                .isEqualTo(What.CHANGED);
        assertThat(store.delete("C-1", today(Known.SOMEBODY)).what()).isEqualTo(What.DELETED);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void losesNoUpdateWhenManyWriteAtOnce(Database database) throws Exception {
        ClientStore store = new ClientStore(database);
        int writers = 4;
        int each = 25;

        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            String name = "writer " + i;
            work.add(() -> {
                int written = 0;
                while (written < each) {
                    Optional<StoredClient> seen = store.find("C-1");
                    Known known = seen.<Known>map(one -> new Known.Versions(Set.of(one.version())))
                            .orElse(Known.NOBODY);
                    Changed changed = store.put(facts("C-1", name + " " + written), today(known));
                    written += changed.what() == What.OTHER_VERSION ? 0 : 1;
                }
                return written;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            for (Future<Integer> one : pool.invokeAll(work)) {
                assertThat(one.get()).isEqualTo(each);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(store.find("C-1")).map(StoredClient::version).contains((long) writers * each);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void keepsTextAsItIs(Database database) {
        ClientStore store = new ClientStore(database);
        String name = "Robert'); drop table clients;-- <script>\u0000\\ 𝄞";
        ClientFacts odd = new ClientFacts(
                "a/b%2F é", "{\"name\":\"\\u0000\"}", "h", name.replace('\0', '?'), "x".repeat(200), "active", null);

        store.put(odd, today(Known.ANYTHING));

        assertThat(store.find("a/b%2F é")).map(StoredClient::facts).contains("{\"name\":\"\\u0000\"}");
    }

    private static ClientFacts facts(String id, String name) {
        String json = "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
        return new ClientFacts(id, json, Integer.toHexString(json.hashCode()), name, "retail", "active", "anna");
    }

    private static StoredFacts stored(String name, long version, LocalDate from, boolean beforeFirst) {
        return new StoredFacts("{\"id\":\"C-1\",\"name\":\"" + name + "\"}", version, from, beforeFirst);
    }

    private static Change today(Known known) {
        return new Change(Optional.empty(), TODAY, known, "user:anna", NOW);
    }

    private static Change from(LocalDate day) {
        return new Change(Optional.of(day), TODAY, Known.ANYTHING, "user:anna", NOW);
    }
}
