package io.holdfast.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.sample.SampleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Edits of the starter book, and whom they touch among 300 clients. */
class ImpactTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int TOP = 5;

    private static SourceFiles files = SourceFiles.of(Map.of());
    private static List<String> facts = List.of();

    /** What a run found. */
    private record Result(ImpactSummary summary, List<ClientImpact> clients, String bytes) {}

    @BeforeAll
    static void readTheBook() throws IOException {
        files = SourceFiles.read(Path.of("..", "rules"));
        facts = SampleBook.clients(5, 300, DAY).map(String::valueOf).toList();
    }

    private static RuleBook book(SourceFiles of) {
        return RuleBookCompiler.standard().compile(of).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private static SourceFiles edited(String file, String from, String to) {
        return edited(files, file, from, to);
    }

    private static SourceFiles edited(SourceFiles of, String file, String from, String to) {
        String text = of.text(file).orElseThrow();
        assertThat(text).contains(from);
        return of.with(file, text.replace(from, to));
    }

    private static Client client(String json, RuleBook book) {
        return new ClientReader(book.catalogue().book()).read(json, DAY).fold(read -> read, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static Result impact(SourceFiles to, int threads) {
        RuleBook before = book(files);
        RuleBook after = book(to);
        List<ClientImpact> found = new ArrayList<>();
        StringBuilder bytes = new StringBuilder();
        try (ImpactRun run = new ImpactRun(before, after, TOP, threads)) {
            ImpactSummary summary = run.over(
                    facts.stream()
                            .map(one -> new ImpactSubject(client(one, before), client(one, after)))
                            .iterator(),
                    DAY,
                    impact -> {
                        found.add(impact);
                        bytes.append(ImpactJson.line(impact)).append('\n');
                    });
            return new Result(
                    summary, found, bytes.append(ImpactJson.line(summary)).toString());
        }
    }

    @Test
    void aBookChangesNothingAgainstItself() {
        Result same = impact(files, 2);

        assertThat(same.clients()).isEmpty();
        assertThat(same.summary().edits()).isEmpty();
        assertThat(same.summary().clients()).isEqualTo(300);
        assertThat(same.summary().all().moved()).isEqualByComparingTo("0");
        assertThat(same.summary().flow())
                .allSatisfy(flow -> assertThat(flow.from()).isEqualTo(flow.to()));
    }

    @Test
    void aThresholdIsNamedByItsRowWithTheClientsItTouches() {
        Result result = impact(edited("signals/health.drl.csv", "lapsed,0.3,0.5,amber", "lapsed,0.3,0.9,amber"), 2);

        assertThat(result.summary().edits()).singleElement().satisfies(touch -> {
            assertThat(touch.edit().subject()).isEqualTo(Edit.Subject.RULE);
            assertThat(touch.edit().how()).isEqualTo(Edit.How.CHANGED);
            assertThat(touch.edit().file()).isEqualTo("signals/health.drl.csv");
            assertThat(touch.edit().words()).singleElement().satisfies(words -> {
                assertThat(words.before()).contains("0.5");
                assertThat(words.after()).contains("0.9");
            });
            assertThat(touch.clients()).isEqualTo(result.summary().changed());
        });
        assertThat(result.summary().untraced()).isZero();
        assertThat(result.clients())
                .isNotEmpty()
                .allSatisfy(client -> assertThat(client.changes())
                        .anyMatch(change -> change.what() == Change.What.SIGNAL
                                && change.causes().equals(List.of(1))));
    }

    @Test
    void exactlyTheClientsWhoseAnswerIsAnotherAreListed() {
        SourceFiles later = edited("policy/red-health.drl.csv", "red,sell,,yes", "amber,sell,,yes");
        RuleBook before = book(files);
        RuleBook after = book(later);
        Options brief = new Options(TOP, Explain.NONE);
        List<String> differing = facts.stream()
                .filter(one -> !Comparison.same(
                        new DecisionEngine().decide(before, client(one, before), brief),
                        new DecisionEngine().decide(after, client(one, after), brief)))
                .map(one -> client(one, before).id())
                .toList();

        Result result = impact(later, 2);

        assertThat(result.clients()).extracting(ClientImpact::clientId).containsExactlyElementsOf(differing);
        assertThat(differing).isNotEmpty();
        assertThat(result.summary().changed()).isEqualTo(differing.size());
        assertThat(result.clients())
                .flatExtracting(ClientImpact::changes)
                .extracting(Change::what)
                .contains(Change.What.HELD_BACK, Change.What.DROPPED);
        assertThat(result.summary().untraced()).isZero();
    }

    @Test
    void eachOfTwoEditsIsBlamedForItsOwn() {
        SourceFiles once = edited(
                "actions.csv",
                "welcome-and-onboard,retention,keep,Welcome them",
                "welcome-and-onboard,retention,keep,Greet them");
        Result result =
                impact(edited(once, "signals/health.drl.csv", "lapsed,0.3,0.5,amber", "lapsed,0.3,0.9,amber"), 2);

        assertThat(result.summary().edits())
                .extracting(
                        touch -> touch.edit().subject(), touch -> touch.edit().name())
                .containsExactly(
                        tuple(
                                Edit.Subject.RULE,
                                result.summary().edits().get(0).edit().name()),
                        tuple(Edit.Subject.ACTION, "welcome-and-onboard"));
        assertThat(result.clients())
                .flatExtracting(ClientImpact::changes)
                .filteredOn(change -> change.what() == Change.What.WORDING)
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.action()).isEqualTo("welcome-and-onboard");
                    assertThat(change.causes()).containsExactly(2);
                    assertThat(change.from()).startsWith("Welcome them");
                    assertThat(change.to()).startsWith("Greet them");
                });
        assertThat(result.clients())
                .flatExtracting(ClientImpact::changes)
                .filteredOn(change -> change.what() == Change.What.SIGNAL)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.causes()).containsExactly(1));
        assertThat(result.summary().untraced()).isZero();
    }

    @Test
    void whatIsPushedOffTheListIsBlamedOnWhatPushedIt() {
        SourceFiles later = edited(
                edited(
                        "actions.csv",
                        "welcome-and-onboard,retention,keep,Welcome them",
                        "welcome-and-onboard,retention,keep,Greet them"),
                "policy/red-health.drl.csv",
                "red,sell,,yes",
                "amber,sell,,yes");
        Result result = impact(later, 2);

        assertThat(result.clients())
                .flatExtracting(ClientImpact::changes)
                .filteredOn(change -> change.what() == Change.What.DROPPED)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.causes()).isNotEmpty());
        assertThat(result.summary().untraced()).isZero();
    }

    @Test
    void settingsAreACauseToo() {
        Result result = impact(edited("book.yaml", "expectedYears: 5", "expectedYears: 4"), 2);

        assertThat(result.summary().edits()).singleElement().satisfies(touch -> {
            assertThat(touch.edit().subject()).isEqualTo(Edit.Subject.SETTING);
            assertThat(touch.edit().name()).isEqualTo("book.yaml");
            assertThat(touch.clients()).isEqualTo(result.summary().changed()).isPositive();
        });
        assertThat(result.summary().untraced()).isZero();
        assertThat(result.summary().all().moved()).isNegative();
    }

    @Test
    void figuresAddUpOverActionsPlaybooksAndSegments() {
        ImpactSummary summary = impact(edited("policy/red-health.drl.csv", "red,sell,,yes", "amber,sell,,yes"), 2)
                .summary();

        for (List<ImpactSummary.Line> lines : List.of(summary.byAction(), summary.byPlaybook(), summary.bySegment())) {
            assertThat(lines.stream()
                            .mapToInt(ImpactSummary.Line::recommendedAfter)
                            .sum())
                    .isEqualTo(summary.all().recommendedAfter());
            assertThat(lines.stream()
                            .mapToInt(ImpactSummary.Line::heldBackBefore)
                            .sum())
                    .isEqualTo(summary.all().heldBackBefore());
            assertThat(lines.stream().map(ImpactSummary.Line::moved).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(summary.all().moved());
        }
        assertThat(summary.flow().stream().mapToInt(ImpactSummary.Flow::clients).sum())
                .isEqualTo(summary.clients());
        assertThat(summary.flow().stream()
                        .filter(flow -> !flow.from().equals(flow.to()))
                        .mapToInt(ImpactSummary.Flow::clients)
                        .sum())
                .isLessThanOrEqualTo(summary.newFirst());
    }

    @Test
    void theSameInputGivesTheSameBytesOnAnyNumberOfThreads() {
        SourceFiles later = edited("signals/health.drl.csv", "lapsed,0.3,0.5,amber", "lapsed,0.3,0.9,amber");

        assertThat(impact(later, 3).bytes()).isEqualTo(impact(later, 1).bytes());
    }

    @Test
    void itEndsWhenItIsCancelled() {
        RuleBook book = book(files);
        try (ImpactRun run =
                new ImpactRun(book, book(edited("book.yaml", "expectedYears: 5", "expectedYears: 4")), TOP, 1)) {
            assertThatThrownBy(() -> run.over(
                            facts.stream()
                                    .map(one -> new ImpactSubject(client(one, book), client(one, book)))
                                    .iterator(),
                            DAY,
                            impact -> run.cancel()))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
