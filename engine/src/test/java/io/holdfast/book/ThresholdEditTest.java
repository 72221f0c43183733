package io.holdfast.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An analyst who moves one threshold of the starter book sees another answer, and no rule test in the way. */
class ThresholdEditTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 2);

    private static SourceFiles files;
    private static RuleBook starter;

    @BeforeAll
    static void compile() throws IOException {
        files = SourceFiles.read(StarterBook.FOLDER);
        starter = StarterBook.compiled();
    }

    static Stream<Edit> edits() {
        String rolling = "'status': 'active', 'since': '%s', 'contract': {'term': 'rolling', 'noticeDays': 30}";
        String contract = "retention/contract/contract.dslr";
        String months = "at least 6 months of tenure\n    - with the notice period on record";
        return Stream.of(
                new Edit(
                        contract,
                        months,
                        months.replace("6", "3"),
                        rolling.formatted("2025-10-20"),
                        "offer-annual-contract"),
                new Edit(
                        contract,
                        months,
                        months.replace("6", "9"),
                        rolling.formatted("2025-08-20"),
                        "offer-annual-contract"),
                new Edit(
                        "signals/health.drl.csv",
                        "lapsed,,0.3,red",
                        "lapsed,,0.4,red",
                        "'status': 'active', 'contract': {'monthlyFee': 500}, 'usage': {'seats': 20, 'activeUsers': 7}",
                        "rescue-red-client"),
                new Edit(
                        "policy/rest.drl.csv",
                        "rejected,identity,90",
                        "rejected,identity,60",
                        "'status': 'active', 'requests': [{'service': 'seo', 'on': '2025-12-15'}], 'contacts': "
                                + asked("answer-request', 'offer': 'seo", "2025-12-20"),
                        "answer-request:seo"),
                new Edit(
                        "retention/health/rhythm.drl.csv",
                        "active,top,30",
                        "active,top,45",
                        "'status': 'active', 'since': '2024-03-01', 'contract': {'monthlyFee': 5000},"
                                + " 'relationship': {'lastContact': '2026-01-21'}",
                        "proactive-review"),
                new Edit(
                        "book.yaml",
                        "noticeWindowDays: 45",
                        "noticeWindowDays: 60",
                        "'status': 'active', 'contract':"
                                + " {'term': 'annual', 'start': '2025-06-01', 'end': '2026-05-23', 'noticeDays': 30}",
                        "open-renewal-talk"),
                new Edit(
                        "book.yaml",
                        "sell: 2",
                        "sell: 1",
                        "'status': 'active', 'requests': [{'service': 'seo', 'on': '2026-02-25'}], 'contacts': "
                                + asked("offer-training", "2026-02-20"),
                        "answer-request:seo"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void goesLiveAndChangesTheAnswer(Edit edit) throws IOException {
        String text = files.text(edit.file()).orElseThrow();
        assertThat(text).containsOnlyOnce(edit.from());

        RuleBook edited = StarterBook.compiled(files.with(edit.file(), text.replace(edit.from(), edit.to())));

        assertThat(RuleTests.run(edited, StarterBook.FOLDER).failures()).isEmpty();
        assertThat(recommended(edited, edit).contains(edit.action()))
                .isNotEqualTo(recommended(starter, edit).contains(edit.action()));
    }

    private static String asked(String action, String on) {
        return "[{'action': '" + action + "', 'on': '" + on + "', 'outcome': 'rejected'}]";
    }

    private static List<String> recommended(RuleBook book, Edit edit) {
        String facts = ("{'id': 'C-1', 'segment': 'business', " + edit.facts() + "}").replace('\'', '"');
        Client client = new ClientReader(book.catalogue().book())
                .read(facts, AS_OF)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems);
                });
        return new DecisionEngine()
                .decide(book, client, Options.STANDARD).recommendations().stream()
                        .map(Recommendation::identity)
                        .toList();
    }

    /**
     * One threshold moved.
     *
     * @param facts of a client between the old threshold and the new one
     * @param action recommended to that client on one side only
     */
    private record Edit(String file, String from, String to, String facts, String action) {}
}
