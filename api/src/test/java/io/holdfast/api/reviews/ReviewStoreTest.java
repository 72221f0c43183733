package io.holdfast.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.Subject;
import io.holdfast.api.reviews.ReviewStore.Reviewed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void theStateFollowsTheReviews(Database database) {
        ReviewStore store = new ReviewStore(database);
        add(store, Verdict.APPROVED, 0);
        add(store, Verdict.SNOOZED, 1);
        add(store, Verdict.RETRACTED, 2);

        assertThat(store.states("C-1")).singleElement().satisfies(state -> {
            assertThat(state.path("state").asText()).isEqualTo("open");
            assertThat(state.path("version").asInt()).isEqualTo(3);
            assertThat(state.path("offer").asText()).isEqualTo("website");
            assertThat(state.has("until")).isFalse();
        });
        assertThat(store.reviews("C-1"))
                .extracting(review -> review.path("verdict").asText())
                .containsExactly("approved", "snoozed", "retracted");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whoKnowsAnOldStateOverwritesNothing(Database database) {
        ReviewStore store = new ReviewStore(database);
        add(store, Verdict.APPROVED, 0);

        assertThat(add(store, Verdict.DISMISSED, 0)).isInstanceOf(Reviewed.Overtaken.class);
        assertThat(add(store, Verdict.DISMISSED, 7)).isInstanceOf(Reviewed.Overtaken.class);

        assertThat(store.reviews("C-1")).hasSize(1);
        assertThat(store.states("C-1").get(0).path("state").asText()).isEqualTo("approved");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void ofThoseWhoRaceOneWins(Database database) throws Exception {
        ReviewStore store = new ReviewStore(database);
        ExecutorService racers = Executors.newFixedThreadPool(6);
        for (int version = 0; version < 4; version++) {
            int known = version;
            List<Callable<Reviewed>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(() -> add(store, Verdict.APPROVED, known));
            }
            int won = 0;
            for (Future<Reviewed> one : racers.invokeAll(all)) {
                won += one.get() instanceof Reviewed.Done ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        racers.shutdown();
        assertThat(store.reviews("C-1")).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void erasesAndPrunes(Database database) {
        ReviewStore store = new ReviewStore(database);
        add(store, Verdict.APPROVED, 0);

        assertThat(store.prune(NOW, 5)).isZero();
        assertThat(store.prune(NOW.plusSeconds(1), 5)).isEqualTo(1);
        add(store, Verdict.SNOOZED, 1);
        assertThat(database.<Integer, RuntimeException>inTransaction(handle -> store.erase(handle, "C-1")))
                .isEqualTo(1);
        assertThat(store.states("C-1")).isEmpty();
        assertThat(store.reviews("C-1")).isEmpty();
    }

    private static Reviewed add(ReviewStore store, Verdict verdict, long version) {
        return store.add(
                new Review(
                        new Subject("C-1", Optional.empty(), "offer-next-rung", Optional.of("website")),
                        verdict,
                        Optional.empty(),
                        verdict == Verdict.SNOOZED ? Optional.of(LocalDate.of(2026, 4, 1)) : Optional.empty(),
                        Optional.of("because"),
                        version),
                "user:mia",
                NOW);
    }
}
