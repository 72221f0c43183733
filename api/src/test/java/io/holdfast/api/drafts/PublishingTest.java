package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.Database;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drafts on their way through the gates, on both databases. */
class PublishingTest {

    private static final Caller ANNA = new Caller("user:anna", Role.ANALYST);
    private static final Caller BEN = new Caller("user:ben", Role.ANALYST);
    private static final Caller PIA = new Caller("user:pia", Role.PUBLISHER);
    private static final String TABLE = "retention/tenure.drl.csv";

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aDraftGoesThroughItsGatesAndDecidesOnEveryService(Database database) {
        Bench here = new Bench(database, BookSource.STORE, true);
        Bench there = new Bench(database, BookSource.STORE, true);
        Publishing publishing = here.workbench.publishing();
        Revision before = here.active.current().orElseThrow().revision();
        Draft draft = edited(here, "rolling,6,", "rolling,7,");

        assertThat(shut(publishing, draft)).containsExactly("compared", "approved");
        Draft asked = publishing.review(draft.id(), draft.version(), "Seven is enough", ANNA);
        here.look(asked, ANNA);
        Draft approved = publishing.approve(draft.id(), asked.version(), "", PIA);
        assertThat(shut(publishing, approved)).isEmpty();
        Publication published = publishing.publish(draft.id(), approved.version(), "Seven months", PIA);

        Revision after = here.active.current().orElseThrow().revision();
        assertThat(after).isNotEqualTo(before);
        assertThat(published.revision()).isEqualTo(after.hash());
        assertThat(there.active.current().orElseThrow().revision()).isEqualTo(before);
        there.watch.take();
        assertThat(there.active.current().orElseThrow().revision()).isEqualTo(after);
        assertThat(publishing.history())
                .extracting(
                        Publication::number,
                        Publication::author,
                        one -> one.reviewer().orElse("-"))
                .containsExactly(tuple(2L, "user:anna", "user:pia"), tuple(1L, "service", "-"));
        assertThat(published.evidence()).contains("\"failed\":0", "\"clients\":0");
        assertThat(here.workbench.drafts().find(draft.id(), PIA).state()).isEqualTo(DraftState.PUBLISHED);

        publishing.rollBack(before, "Too many calls", PIA);
        there.watch.take();

        assertThat(here.active.current().orElseThrow().revision()).isEqualTo(before);
        assertThat(there.active.current().orElseThrow().revision()).isEqualTo(before);
        assertThat(publishing.latest().orElseThrow().what()).isEqualTo(Publication.What.ROLLED_BACK);
        assertThat(refused(() -> publishing.rollBack(before, "Again", PIA))).contains("decides already");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void everyShutGateIsNamedWithHowToOpenIt(Database database) {
        Bench bench = new Bench(database, BookSource.STORE, true);
        Publishing publishing = bench.workbench.publishing();
        Draft broken = edited(bench, "tenureMonths", "tenureMoths");
        Draft failing = edited(bench, "rolling,6,", "rolling,1,");
        Draft nothing = bench.workbench.drafts().create(ANNA, "Nothing");

        assertThat(shut(publishing, broken))
                .containsExactly("clean", "tested", "covered", "agreed", "compared", "approved");
        assertThat(shut(publishing, failing)).containsExactly("tested", "compared", "approved");
        assertThat(shut(publishing, nothing)).containsExactly("changed", "compared", "approved");
        Draft asked = publishing.review(failing.id(), failing.version(), "", ANNA);
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> publishing.publish(failing.id(), asked.version(), "Now", PIA));
        assertThat(refusal.problem().code()).isEqualTo(ProblemCode.GATES_SHUT);
        assertThat(refusal.problem().errors())
                .extracting(FactProblem::pointer)
                .containsExactly("/gates/tested", "/gates/compared", "/gates/approved");
        assertThat(refusal.problem().errors().get(0).message()).contains("Five weeks on a rolling contract");
        assertThat(publishing.history()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void nobodyApprovesTheirOwnEditsAndAnEditEndsAnApproval(Database database) {
        Bench bench = new Bench(database, BookSource.STORE, true);
        Publishing publishing = bench.workbench.publishing();
        Caller both = new Caller("user:anna", Role.ADMIN);
        Draft draft = edited(bench, "rolling,6,", "rolling,7,");
        Draft asked = publishing.review(draft.id(), draft.version(), "", ANNA);

        assertThat(refused(() -> publishing.approve(draft.id(), asked.version(), "", both)))
                .contains("edited themselves");
        Draft approved = publishing.approve(draft.id(), asked.version(), "", PIA);
        assertThat(shut(publishing, approved)).containsExactly("compared");
        Draft again = bench.workbench
                .drafts()
                .write(draft.id(), approved.version(), "notes.txt", bytes("one more thing"), ANNA);
        assertThat(again.state()).isEqualTo(DraftState.OPEN);
        assertThat(shut(publishing, again)).containsExactly("compared", "approved");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void ofTwoWhoPublishAtOnceOneIsToldToMerge(Database database) {
        Bench here = new Bench(database);
        Bench there = new Bench(database);
        Draft anna = edited(here, "rolling,6,", "rolling,7,");
        Draft ben = edited(there, "rolling,6,", "rolling,8,");
        here.look(anna, ANNA);
        there.look(ben, ANNA);
        here.workbench.publishing().publish(anna.id(), anna.version(), "Seven", new Caller("user:anna", Role.ADMIN));

        assertThat(refused(() -> there.workbench
                        .publishing()
                        .publish(ben.id(), ben.version(), "Eight", new Caller("user:ben", Role.ADMIN))))
                .contains("user:anna published", "\"Seven\"", "merge");
        assertThat(here.workbench.publishing().history()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aDraftIsMergedWithWhatWasPublishedMeanwhile(Database database) {
        Bench bench = new Bench(database);
        Publishing publishing = bench.workbench.publishing();
        Merging merging = bench.workbench.merging();
        Draft first = edited(bench, "rolling,6,", "rolling,7,");
        Draft same = edited(bench, "rolling,6,", "rolling,8,");
        Draft other = bench.workbench.drafts().create(ANNA, "Notes");
        Draft noted = bench.workbench.drafts().write(other.id(), 1, "notes.txt", bytes("kept"), ANNA);
        bench.look(first, ANNA);
        publishing.publish(first.id(), first.version(), "Seven", PIA);
        Revision live = bench.active.current().orElseThrow().revision();

        assertThat(shut(publishing, same)).contains("merged");
        assertThat(merging.preview(noted)).isEqualTo(new Merging.Preview(live, true, List.of()));
        Draft merged = merging.merge(noted.id(), noted.version(), live, List.of(), ANNA);
        assertThat(merged.base()).isEqualTo(live);
        assertThat(merged.edits()).containsOnlyKeys("notes.txt");
        assertThat(bench.workbench.drafts().files(merged).text(TABLE).orElseThrow())
                .contains("rolling,7,");
        assertThat(shut(publishing, merged)).containsExactly("compared");

        assertThat(refused(() -> merging.merge(same.id(), same.version(), live, List.of(), ANNA)))
                .contains("rolling,8,", "rolling,7,", "/take/0");
        assertThat(refused(
                        () -> merging.merge(same.id(), same.version(), same.base(), List.of(Merge.Take.DRAFT), ANNA)))
                .contains("published once more");
        Draft settled = merging.merge(same.id(), same.version(), live, List.of(Merge.Take.DRAFT), ANNA);
        assertThat(bench.workbench.drafts().files(settled).text(TABLE).orElseThrow())
                .contains("rolling,8,");
        assertThat(bench.workbench.drafts().find(same.id(), BEN)).isEqualTo(settled);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void eachRuleSaysWhoLastChangedItAlsoWhereItsRowMoved(Database database) {
        Bench bench = new Bench(database);
        Publishing publishing = bench.workbench.publishing();
        List<Long> first = blame(bench);
        assertThat(changes(bench)).as("nothing was published since the first").containsOnly(List.of(1L));
        Draft above = edited(bench, "rolling,6,", "annual,3,offer-annual-contract,early\nrolling,6,");
        Draft tested = bench.workbench.drafts().write(above.id(), above.version(), "tests/more.yaml", bytes("""
                - title: Three months
                  asOf: 2026-03-02
                  client: { id: T-3, name: Cy, status: active, since: 2025-10-01, contract: { term: annual, monthlyFee: 400 } }
                  expect:
                    recommend: [offer-annual-contract]
                """), ANNA);
        assertThat(bench.workbench.tests().run(tested).orElseThrow().failures()).isEmpty();
        bench.look(tested, ANNA);
        publishing.publish(tested.id(), tested.version(), "Annual ones too", PIA);

        assertThat(first).containsOnly(1L);
        assertThat(blame(bench))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(first.stream(), Stream.of(2L)).toList());
        assertThat(changes(bench)).containsExactlyInAnyOrder(List.of(1L), List.of(2L));
    }

    /** By which publications each rule was changed. */
    private static List<List<Long>> changes(Bench bench) {
        return bench.workbench.history().blame().stream()
                .map(one -> bench.workbench.history().changesOf(one.rule()).stream()
                        .map(Publication::number)
                        .toList())
                .toList();
    }

    private static List<Long> blame(Bench bench) {
        return bench.workbench.history().blame().stream()
                .map(one -> one.by().orElseThrow().number())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aDraftOnARevisionThatIsGoneSaysSo(Database database) {
        Bench bench = new Bench(database);
        Draft draft = edited(bench, "rolling,6,", "rolling,7,");
        database.with(
                handle -> handle.execute("update drafts set base = '" + "0".repeat(64) + "', version = version + 1"));
        Draft orphan = bench.workbench.drafts().find(draft.id(), ANNA);

        assertThat(refused(() -> bench.workbench.drafts().files(orphan))).contains("not kept here any more");
        assertThat(refused(() -> bench.workbench.merging().preview(orphan))).contains("begin a new draft");
        assertThat(bench.workbench.drafts().file(orphan, TABLE)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aRuleWithoutATestNeedsAReason(Database database) {
        Bench bench = new Bench(database);
        Publishing publishing = bench.workbench.publishing();
        Draft draft = bench.workbench.drafts().create(ANNA, "New rule");
        Draft written = bench.workbench.drafts().write(draft.id(), 1, "retention/new.drl", bytes("""
                rule "Prospects hear of us"
                when
                    Client( status == "prospect" )
                then
                    decision.recommend("offer-annual-contract").because("they have asked");
                end
                """), ANNA);
        assertThat(bench.workbench.checks().check(written).isClean()).isTrue();

        assertThat(shut(publishing, written)).containsExactly("covered", "compared");
        assertThat(refused(() -> publishing.waive(draft.id(), written.version(), "  ", ANNA)))
                .contains("sentence");
        Draft waived = publishing.waive(draft.id(), written.version(), "Tried by hand", ANNA);
        assertThat(shut(publishing, waived)).containsExactly("compared");
        Draft more =
                bench.workbench.drafts().write(draft.id(), waived.version(), "retention/more.drl", bytes("""
                rule "Lapsed clients hear of us"
                when
                    Client( status == "lapsed" )
                then
                    decision.recommend("offer-annual-contract").because("they may come back");
                end
                """), ANNA);
        assertThat(shut(publishing, more)).containsExactly("covered", "compared");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aServiceThatDecidesByAFolderSaysThatNothingIsPublishedToIt(Database database) {
        Bench bench = new Bench(database, BookSource.FOLDER, false);
        Draft draft = edited(bench, "rolling,6,", "rolling,7,");

        assertThat(refused(() -> bench.workbench.publishing().publish(draft.id(), draft.version(), "x", ANNA)))
                .contains("store");
        assertThat(refused(() -> bench.workbench.publishing().rollBack(draft.base(), "x", PIA)))
                .contains("store");
        assertThat(bench.workbench.publishing().gates(draft).get(0).how()).contains("rules pull", "rules.from: store");
    }

    private static Draft edited(Bench bench, String from, String to) {
        Drafts drafts = bench.workbench.drafts();
        Draft draft = drafts.create(ANNA, "Another " + from);
        String table = drafts.files(draft).text(TABLE).orElseThrow();
        assertThat(table).contains(from);
        return drafts.describe(
                draft.id(),
                drafts.write(draft.id(), 1, TABLE, bytes(table.replace(from, to)), ANNA)
                        .version(),
                draft.title(),
                true,
                ANNA);
    }

    private static List<String> shut(Publishing publishing, Draft draft) {
        return publishing.gates(draft).stream()
                .filter(gate -> !gate.open())
                .map(gate -> gate.name().word())
                .toList();
    }

    private static String refused(ThrowingCallable work) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, work);
        assertThat(refusal).isNotNull();
        return refusal.problem().detail()
                + refusal.problem().errors().stream().map(FactProblem::toString).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
