package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.decisions.KeptDecision;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLivesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant MOMENT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ANSWER = """
            {"recommendations": [{"action": "call", "rules": [{"rule": "R"}]},
            {"action": "sell", "offer": "care", "rules": [{"rule": "S"}]}]}""";
    private static final int DECISIONS = 450;

    /** They are gone through in portions of 200, and each of the three clients is in all of them. */
    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aWordIsCountedForItsOwnDecisionInWhicheverPortionThatIs(Database database) {
        List<KeptDecision> decisions = new ArrayList<>();
        for (int i = 0; i < DECISIONS; i++) {
            Instant at = MOMENT.plusSeconds(i);
            decisions.add(new KeptDecision(
                    new UUID(7, i), "C" + i % 3, DAY, at, "0".repeat(64), "test", "test", "{}", "{}", ANSWER));
        }
        new DecisionStore(database).add(decisions);
        for (int i = 0; i < DECISIONS; i += 9) {
            outcome(database, i, i, "rejected");
            outcome(database, i, DECISIONS + i, "accepted");
        }

        RuleLives lives = new RuleLives(
                new RuleLifeStore(database),
                Clock.fixed(MOMENT.plusSeconds(DECISIONS), ZoneOffset.UTC),
                Runnable::run,
                () -> () -> {},
                () -> {});
        RuleLives.Counted counted = lives.since(DAY, MOMENT);

        assertThat(counted.decisions()).isEqualTo(DECISIONS);
        assertThat(counted.complete()).isTrue();
        assertThat(counted.rules())
                .containsExactly(
                        new RuleLife("R", DECISIONS, DECISIONS / 9, 0, 0, 0), new RuleLife("S", DECISIONS, 0, 0, 0, 0));
    }

    private static void outcome(Database database, int decision, int seconds, String word) {
        database.inTransaction(handle -> handle.createUpdate("""
                        insert into outcomes (id, client_id, decision_id, action, outcome, on_day, recorded_at, actor,
                        fingerprint) values (:id, :client, :decision, 'call', :word, :day, :at, 'test', :print)""")
                .bind("id", new UUID(8, seconds))
                .bind("client", "C" + decision % 3)
                .bind("decision", new UUID(7, decision))
                .bind("word", word)
                .bind("day", DAY)
                .bind("at", MOMENT.plusSeconds(seconds))
                .bind("print", "%064d".formatted(seconds))
                .execute());
    }
}
