package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do to drafts, on both databases. */
class DraftsTest {

    private static final Caller ANNA = new Caller("user:anna", Role.ANALYST);
    private static final Caller BEN = new Caller("user:ben", Role.ANALYST);
    private static final Caller PIA = new Caller("user:pia", Role.PUBLISHER);
    private static final String TABLE = "retention/tenure.drl.csv";

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void editsLieOverTheRevisionTheyWereMadeOn(Database database) {
        Bench bench = new Bench(database);
        Drafts drafts = bench.workbench.drafts();
        Draft draft = drafts.create(ANNA, "Eleven months");
        String table = drafts.files(draft).text(TABLE).orElseThrow();

        Draft written = drafts.write(draft.id(), 1, TABLE, bytes(table.replace("rolling,6,", "rolling,11,")), ANNA);
        Draft noted = drafts.write(draft.id(), 2, "notes.txt", bytes("why\r\n"), ANNA);
        Draft removed = drafts.remove(draft.id(), 3, "tests/tenure.yaml", ANNA);

        assertThat(written.version()).isEqualTo(2);
        assertThat(noted.edits()).isEqualTo(Map.of(TABLE, Draft.Edit.WRITTEN, "notes.txt", Draft.Edit.WRITTEN));
        Draft found = drafts.find(draft.id(), ANNA);
        assertThat(found).isEqualTo(removed);
        assertThat(drafts.files(found).text("notes.txt")).contains("why\n");
        assertThat(drafts.files(found).text(TABLE).orElseThrow()).contains("rolling,11,");
        assertThat(drafts.files(found).content("tests/tenure.yaml")).isEmpty();
        assertThat(new Bench(database).workbench.drafts().files(found).revision())
                .isEqualTo(drafts.files(found).revision());
        assertThat(drafts.steps(found))
                .extracting(DraftStep::words)
                .containsExactly(
                        "user:anna created",
                        "user:anna wrote " + TABLE,
                        "user:anna wrote notes.txt",
                        "user:anna removed tests/tenure.yaml");
        assertThat(new AuditStore(database).newest(Long.MAX_VALUE, 10))
                .extracting(one -> one.entry().what())
                .containsExactly("draft-removed", "draft-wrote", "draft-wrote", "draft-created", "rules-seeded");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatIsAsInTheBaseAgainIsNoEdit(Database database) {
        Drafts drafts = new Bench(database).workbench.drafts();
        Draft draft = drafts.create(ANNA, "Nothing");
        String table = drafts.files(draft).text(TABLE).orElseThrow();

        Draft same = drafts.write(draft.id(), 1, TABLE, bytes(table), ANNA);
        Draft other = drafts.write(draft.id(), 1, TABLE, bytes(table + "\n"), ANNA);
        Draft back = drafts.write(draft.id(), 2, TABLE, bytes(table), ANNA);
        Draft renamed = drafts.rename(draft.id(), 3, "tests/tenure.yaml", "tests/months.yaml", ANNA);
        Draft restored = drafts.restore(draft.id(), 4, "tests/tenure.yaml", ANNA);

        assertThat(same.version()).isEqualTo(1);
        assertThat(other.edits()).containsKey(TABLE);
        assertThat(back.edits()).isEmpty();
        assertThat(renamed.edits())
                .isEqualTo(Map.of("tests/tenure.yaml", Draft.Edit.REMOVED, "tests/months.yaml", Draft.Edit.WRITTEN));
        assertThat(restored.edits()).isEqualTo(Map.of("tests/months.yaml", Draft.Edit.WRITTEN));
        assertThat(drafts.find(draft.id(), ANNA)).isEqualTo(restored);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aStaleTabIsToldWhatTheOtherSideDid(Database database) {
        Drafts drafts = new Bench(database).workbench.drafts();
        Draft draft = drafts.create(ANNA, "Together");
        drafts.describe(draft.id(), 1, "Together", true, ANNA);
        drafts.write(draft.id(), 2, "notes.txt", bytes("ben was here"), BEN);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drafts.write(draft.id(), 2, "notes.txt", bytes("anna too"), ANNA))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRECONDITION_FAILED);
                    assertThat(refused.problem().detail())
                            .contains("version 2", "version 3", "user:ben wrote notes.txt", "Nothing was changed");
                });
        assertThat(drafts.files(drafts.find(draft.id(), ANNA)).text("notes.txt"))
                .contains("ben was here");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aDraftIsItsOwnersUntilTheyShareIt(Database database) {
        Drafts drafts = new Bench(database).workbench.drafts();
        Draft draft = drafts.create(ANNA, "Mine");

        assertThat(drafts.visibleTo(ANNA)).containsExactly(draft);
        assertThat(drafts.visibleTo(BEN)).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drafts.find(draft.id(), BEN))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_FOUND));
        drafts.describe(draft.id(), 1, "Ours", true, ANNA);
        assertThat(drafts.find(draft.id(), BEN).title()).isEqualTo("Ours");
        assertThat(drafts.visibleTo(PIA)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aDiscardedDraftKeepsEverythingAndIsOpenedAgain(Database database) {
        Drafts drafts = new Bench(database).workbench.drafts();
        Draft draft = drafts.create(ANNA, "Perhaps");
        drafts.write(draft.id(), 1, "notes.txt", bytes("kept"), ANNA);
        drafts.discard(draft.id(), 2, ANNA);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drafts.write(draft.id(), 3, "notes.txt", bytes("lost"), ANNA))
                .satisfies(refused -> assertThat(refused.problem().detail()).contains("discarded"));
        Draft open = drafts.reopen(draft.id(), 3, ANNA);

        assertThat(open.state()).isEqualTo(DraftState.OPEN);
        assertThat(drafts.files(open).text("notes.txt")).contains("kept");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
