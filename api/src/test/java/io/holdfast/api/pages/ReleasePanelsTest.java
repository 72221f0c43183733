package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftState;
import io.holdfast.api.drafts.Gate;
import io.holdfast.api.drafts.ImpactTask;
import io.holdfast.api.drafts.Merging;
import io.holdfast.source.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the panels Impact and Publish say of what goes on. */
class ReleasePanelsTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Revision REVISION = new Revision("7".repeat(64));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void onlyWhatFailedIsShownAsFailed() {
        assertThat(signs(
                        gate(Gate.Name.CHANGED, false, "Edit something first.", OptionalInt.empty()),
                        gate(Gate.Name.CLEAN, true, "", OptionalInt.empty()),
                        gate(Gate.Name.TESTED, false, "Mend the rule.", OptionalInt.empty()),
                        gate(Gate.Name.COVERED, false, "", OptionalInt.of(0)),
                        gate(Gate.Name.AGREED, false, "", OptionalInt.of(40)),
                        gate(Gate.Name.APPROVED, false, "Ask for a review.", OptionalInt.empty())))
                .containsExactly("waits", "open", "failed", "running", "running", "waits");
    }

    @Test
    void whatNobodyCanSayWhileThereAreMistakesDidNotFail() {
        assertThat(signs(
                        gate(Gate.Name.CLEAN, false, "Mend what is listed.", OptionalInt.empty()),
                        gate(Gate.Name.TESTED, false, "Mend the mistakes first.", OptionalInt.empty()),
                        gate(Gate.Name.AGREED, false, "Mend the mistakes first.", OptionalInt.empty())))
                .containsExactly("failed", "waits", "waits");
    }

    @Test
    void aComparisonThatIsCancelledSaysSoBeforeAndAfterItStopped() {
        assertThat(run(ImpactTask.State.RUNNING, false).says())
                .isEqualTo("1,200 of 25,000 clients decided under both.");
        assertThat(run(ImpactTask.State.RUNNING, true).says()).isEqualTo("It is being cancelled.");
        assertThat(run(ImpactTask.State.CANCELLED, false).says())
                .isEqualTo("It was cancelled after 1,200 of 25,000 clients. Nothing of it is kept.");
    }

    private static ImpactPanel.Run run(ImpactTask.State state, boolean stopping) {
        return ImpactPanel.run(
                new ImpactTask(
                        ID,
                        Optional.empty(),
                        REVISION,
                        REVISION,
                        LocalDate.parse("2026-03-01"),
                        5,
                        "stored",
                        state,
                        1_200,
                        25_000,
                        0,
                        "user:anna",
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        stopping),
                false,
                new MostMoved(1),
                "EUR",
                Map.of());
    }

    private static List<String> signs(Gate... gates) {
        Caller caller = new Caller("user:anna", Role.ANALYST);
        Draft draft =
                new Draft(ID, "Draft", caller.name(), false, REVISION, 1, DraftState.OPEN, NOW, NOW, new TreeMap<>());
        return PublishPanel.of(
                        draft,
                        caller,
                        List.of(gates),
                        List.of(),
                        "",
                        new Merging.Preview(REVISION, false, List.of()),
                        new DraftAddress(ID, "", DraftPanel.PUBLISH))
                .gates()
                .stream()
                .map(PublishPanel.GateLine::sign)
                .toList();
    }

    private static Gate gate(Gate.Name name, boolean open, String how, OptionalInt share) {
        return new Gate(name, open, "Says so.", how, share);
    }
}
