package io.holdfast.api.pages;

import io.holdfast.decision.Decision;
import io.holdfast.decision.NotRecommended;
import io.holdfast.decision.PathAnswer;
import io.holdfast.rulebook.FailedCondition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The try-it panel of a draft: whom it asks about, and what the draft says.
 *
 * @param client id of a stored client; facts of one's own go before it
 * @param clients stored clients to choose from, the first by id
 * @param actions actions to ask about, id and title
 * @param problems why nothing was decided; empty where there is an answer, or nothing was asked yet
 * @param answer what the draft decides; absent before the first
 * @param live the first action by the live rule book, where that is another
 */
public record TriedView(
        String client,
        List<Named> clients,
        String facts,
        String asOf,
        String action,
        List<Named> actions,
        List<TryView.Problem> problems,
        @Nullable DecisionView answer,
        List<WhyNot> whyNot,
        @Nullable Path path,
        String live) {

    /** An action that is not recommended, the nearest to it first. */
    public record WhyNot(
            String title, String because, @Nullable RuleLink rule, List<Failed> failed) {}

    /** A condition that did not hold. */
    public record Failed(String text, String fact, String actual, String needed) {}

    /** What it would take for one action. */
    public record Path(String title, List<Change> changes, String from, String because) {}

    /** A fact that would have to be another. */
    public record Change(String fact, String from, String to) {}

    static List<WhyNot> whyNot(Decision decision, BookLens lens) {
        return Optional.ofNullable(decision.notRecommended()).orElse(List.of()).stream()
                .sorted(Comparator.comparingInt(TriedView::distance))
                .map(one -> whyNot(one, lens))
                .toList();
    }

    /** Those with few conditions missing come first; those that nothing ever proposes last. */
    private static int distance(NotRecommended one) {
        return one.failed().isEmpty() ? Integer.MAX_VALUE : one.failed().size();
    }

    private static WhyNot whyNot(NotRecommended one, BookLens lens) {
        String rule = one.nearestRule();
        String file = one.file();
        Integer line = one.line();
        return new WhyNot(
                lens.action(one.action()),
                one.because(),
                rule == null
                        ? null
                        : file == null || line == null
                                ? lens.rules().named(rule)
                                : lens.rules().at(rule, file, line),
                one.failed().stream().map(failed -> failed(failed, lens)).toList());
    }

    private static Failed failed(FailedCondition one, BookLens lens) {
        return new Failed(
                RuleWords.plain(one.text()),
                FactWords.name(one.fact()),
                FactWords.value(one.fact(), one.actual(), lens.text()),
                one.needed());
    }

    static @Nullable Path path(Decision decision, BookLens lens) {
        PathAnswer path = decision.path();
        if (path == null) {
            return null;
        }
        return new Path(
                lens.action(path.action()),
                path.changes().stream()
                        .map(one -> new Change(
                                FactWords.name(one.fact()),
                                FactWords.value(one.fact(), one.from(), lens.text()),
                                FactWords.value(one.fact(), one.to(), lens.text())))
                        .toList(),
                path.from() == null ? "" : PageText.full(path.from()),
                Optional.ofNullable(path.because()).orElse(""));
    }
}
