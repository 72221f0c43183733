package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void givesBackExactlyWhatWasKept(Database database) {
        DecisionStore store = new DecisionStore(database);
        KeptDecision one = decision("C-1 '; drop table decisions; --", NOON, "{\"name\":\"Zoë 🦊 \\u0000\"}");
        KeptDecision large = decision("C-2", NOON, "{\"x\":\"" + "é".repeat(1_500_000) + "\"}");
        store.add(List.of(one, large));

        assertThat(store.find(one.id())).isEqualTo(new DecisionStore.Found.Kept(one));
        assertThat(store.find(large.id())).isEqualTo(new DecisionStore.Found.Kept(large));
        assertThat(store.find(UUID.randomUUID())).isEqualTo(new DecisionStore.Found.Never());
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void keepsAllOfABatchOrNothing(Database database) {
        DecisionStore store = new DecisionStore(database);
        KeptDecision one = decision("C-1", NOON, "{}");
        store.add(List.of(one));
        KeptDecision other = decision("C-2", NOON, "{}");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> store.add(List.of(other, one)))
                .isInstanceOf(RuntimeException.class);

        assertThat(store.find(other.id())).isEqualTo(new DecisionStore.Found.Never());
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void findsTheNewestOfAClient(Database database) {
        DecisionStore store = new DecisionStore(database);
        KeptDecision newest = decision("C-1", NOON.plusSeconds(1), "{\"b\":1}");
        store.add(List.of(newest, decision("C-1", NOON, "{\"a\":1}"), decision("C-2", NOON.plusSeconds(9), "{}")));

        assertThat(store.newest("C-1")).contains(newest);
        assertThat(store.newest("C-3")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatWasWithheldIsKeptExportedAndErasedWithIt(Database database) throws Exception {
        DecisionStore store = new DecisionStore(database);
        KeptDecision plain = decision("C-1", NOON, "{}");
        KeptDecision held = new KeptDecision(
                plain.id(),
                plain.clientId(),
                plain.asOf(),
                plain.decidedAt(),
                plain.revision(),
                plain.engine(),
                plain.actor(),
                plain.request(),
                plain.facts(),
                "{\"control\":true}",
                "[{\"action\":\"offer\"}]");
        store.add(List.of(held));

        assertThat(store.find(held.id())).isEqualTo(new DecisionStore.Found.Kept(held));
        assertThat(export(database, store, "C-1")
                        .path(0)
                        .path("withheld")
                        .path(0)
                        .path("action")
                        .asText())
                .isEqualTo("offer");
        database.inTransaction(handle -> store.erase(handle, "C-1"));
        int left =
                database.with(handle -> handle.createQuery("select count(*) from decisions where withheld is not null")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void anErasedDecisionIsCountedAndSaysNothing(Database database) throws Exception {
        DecisionStore store = new DecisionStore(database);
        KeptDecision gone = decision("C-1", NOON, "{\"name\":\"Zoë\"}");
        KeptDecision stays = decision("C-2", NOON, "{}");
        store.add(List.of(gone, stays));

        int erased = database.inTransaction(handle -> store.erase(handle, "C-1"));

        assertThat(erased).isEqualTo(1);
        assertThat(store.find(gone.id())).isEqualTo(new DecisionStore.Found.Erased());
        assertThat(store.find(stays.id())).isEqualTo(new DecisionStore.Found.Kept(stays));
        assertThat(store.newest("C-1")).isEmpty();
        assertThat(database.<Boolean, RuntimeException>with(handle -> store.any(handle, "C-1")))
                .isFalse();
        assertThat(export(database, store, "C-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void exportsEverythingAboutAClientOldestFirst(Database database) throws Exception {
        DecisionStore store = new DecisionStore(database);
        KeptDecision second = decision("C-1", NOON.plusSeconds(5), "{\"b\":1}");
        KeptDecision first = decision("C-1", NOON, "{\"a\":1}");
        store.add(List.of(second, first, decision("C-2", NOON, "{}")));

        JsonNode exported = export(database, store, "C-1");

        assertThat(exported).hasSize(2);
        assertThat(exported.at("/0/id").asText()).isEqualTo(first.id().toString());
        assertThat(exported.at("/0/facts/a").asInt()).isEqualTo(1);
        assertThat(exported.at("/1/answer/ok").asBoolean()).isTrue();
        assertThat(exported.at("/1/by").asText()).isEqualTo("key:test");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void prunesTheOldestFirstAndNoMoreThanAsked(Database database) {
        DecisionStore store = new DecisionStore(database);
        List<KeptDecision> old = IntStream.range(0, 5)
                .mapToObj(i -> decision("C-" + i, NOON.plusSeconds(i), "{}"))
                .toList();
        KeptDecision young = decision("C-9", NOON.plus(Duration.ofDays(1)), "{}");
        store.add(old);
        store.add(List.of(young));
        Instant before = NOON.plus(Duration.ofHours(1));

        assertThat(store.prune(before, 3)).isEqualTo(3);
        assertThat(store.find(old.get(2).id())).isEqualTo(new DecisionStore.Found.Never());
        assertThat(store.find(old.get(3).id())).isInstanceOf(DecisionStore.Found.Kept.class);
        assertThat(store.prune(before, 3)).isEqualTo(2);
        assertThat(store.prune(before, 3)).isZero();
        assertThat(store.find(young.id())).isInstanceOf(DecisionStore.Found.Kept.class);
    }

    @Test
    void idsSortByTime() {
        List<String> ids = IntStream.range(0, 50)
                .mapToObj(i -> DecisionIds.at(NOON.plusMillis(i)).toString())
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids)
                .allMatch(id -> UUID.fromString(id).version() == 7
                        && UUID.fromString(id).variant() == 2);
    }

    private static JsonNode export(Database database, DecisionStore store, String clientId) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().createGenerator(text)) {
            database.<Boolean, IOException>inTransaction(handle -> {
                store.writeTo(json, handle, clientId);
                return true;
            });
        }
        return new ObjectMapper().readTree(text.toString());
    }

    private static KeptDecision decision(String clientId, Instant at, String facts) {
        return new KeptDecision(
                DecisionIds.at(at),
                clientId,
                LocalDate.of(2026, 2, 28),
                at,
                "0a".repeat(32),
                "1.0",
                "key:test",
                "{\"top\":5,\"explain\":\"why\"}",
                facts,
                "{\"ok\":true}");
    }
}
