package io.holdfast.api.pages;

import io.holdfast.api.rulebooks.BookStatus;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.api.rulebooks.RejectedEdit;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.rulebook.Stage;
import io.holdfast.scenario.TestResult;
import io.holdfast.source.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page of rules shows: what was rejected, the files, and every rule by playbook. */
public record RulesView(
        boolean rejected,
        String rejectedTitle,
        String rejectedAdvice,
        List<Fault> faults,
        List<FailedTest> failedTests,
        boolean loaded,
        String emptyAdvice,
        String revision,
        String counted,
        List<BookFile> files,
        List<Fault> warnings,
        List<Chapter> chapters,
        DraftShelf drafts,
        History history) {

    /** Something wrong at a place. */
    public record Fault(String place, String severity, String tone, String message, String advice) {}

    /** A rule test that the rejected edit makes fail. */
    public record FailedTest(String place, String title, List<String> differences) {}

    /** A file of the book and how many rules it holds. */
    public record BookFile(String path, String rules) {}

    /** The rules of one folder. */
    public record Chapter(String name, String anchor, String says, List<Card> cards) {}

    /** One rule as people read it. */
    public record Card(
            String name, String anchor, String place, String history, List<Condition> when, List<String> then) {}

    /** A line of a rule; a detail narrows the line before it. */
    public record Condition(String text, boolean detail) {}

    static RulesView of(BookStatus status, DraftShelf drafts, History history) {
        List<RuleCard> cards =
                status.live().map(LiveBook::book).map(RuleBook::cards).orElse(List.of());
        return new RulesView(
                status.rejected().isPresent(),
                "The last edit was rejected",
                status.live().isPresent()
                        ? "The rule book below still decides. Correct the files and save: they are read again at once."
                        : "No rule book decides yet. Correct the files and save: they are read again at once.",
                status.rejected().map(RejectedEdit::diagnostics).orElse(List.of()).stream()
                        .map(RulesView::fault)
                        .toList(),
                status.rejected().map(RejectedEdit::failedTests).orElse(List.of()).stream()
                        .map(RulesView::failed)
                        .toList(),
                status.live().isPresent(),
                "Put a rule book into the rules folder: `./holdfast new DIR` makes one to start from.",
                status.live().map(live -> live.revision().hash()).orElse(""),
                status.live()
                        .map(live ->
                                PageText.counted(live.book().files().paths().size(), "file"))
                        .orElse(""),
                status.live().map(live -> files(live.book())).orElse(List.of()),
                status.live().map(LiveBook::book).map(RuleBook::warnings).orElse(List.of()).stream()
                        .map(RulesView::fault)
                        .toList(),
                chapters(cards),
                drafts,
                history);
    }

    static Fault fault(Diagnostic one) {
        return new Fault(
                one.at().toString(),
                one.severity().word(),
                one.isError() ? "red" : "amber",
                one.message(),
                one.advice());
    }

    private static FailedTest failed(TestResult test) {
        return new FailedTest(test.at().toString(), test.title(), test.differences());
    }

    private static List<BookFile> files(RuleBook book) {
        Map<String, Long> rules = book.cards().stream()
                .collect(Collectors.groupingBy(card -> card.at().file(), Collectors.counting()));
        return book.files().paths().stream()
                .map(path ->
                        new BookFile(path, rules.containsKey(path) ? PageText.counted(rules.get(path), "rule") : ""))
                .toList();
    }

    /** Playbooks first, then what signals are concluded from, then policy: the order people look in. */
    private static List<Chapter> chapters(List<RuleCard> cards) {
        Map<String, List<RuleCard>> byFolder = new LinkedHashMap<>();
        for (Stage stage : List.of(Stage.PLAYBOOKS, Stage.SIGNALS, Stage.POLICY)) {
            cards.stream()
                    .filter(card -> card.stage() == stage)
                    .forEach(card -> byFolder.computeIfAbsent(card.playbook(), any -> new java.util.ArrayList<>())
                            .add(card));
        }
        return byFolder.entrySet().stream()
                .map(one -> new Chapter(
                        one.getKey(),
                        "playbook-" + RuleLinks.slug(one.getKey()),
                        says(one.getValue()),
                        one.getValue().stream().map(RulesView::card).toList()))
                .toList();
    }

    private static String says(List<RuleCard> cards) {
        String what = switch (cards.get(0).stage()) {
            case SIGNALS -> "conclude how the client is";
            case PLAYBOOKS -> "propose actions";
            case POLICY -> "hold actions back";
        };
        return PageText.counted(cards.size(), "rule") + " that "
                + (cards.size() == 1 ? what.replaceFirst("^(\\w+)", "$1s") : what);
    }

    private static Card card(RuleCard card) {
        return new Card(
                RuleWords.name(card.name(), card.at().file()),
                RuleLinks.anchor(card.at()),
                card.at().toString(),
                RuleLinks.history(card.name()),
                card.when().stream()
                        .map(line -> new Condition(RuleWords.plain(line), RuleWords.isDetail(line)))
                        .toList(),
                card.then());
    }
}
