package io.holdfast.api.pages;

import io.holdfast.api.drafts.RuleHistory;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.rulebook.RuleCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of one rule.
 *
 * @param href where it stands among all rules
 * @param changes the publications that changed it, the last first
 * @param proposes whether it recommends anything, so that anything can become of it
 */
public record RuleView(
        String place,
        String href,
        List<RulesView.Condition> when,
        List<String> then,
        String says,
        RuleHistoryView.Life life,
        boolean proposes,
        List<RuleHistoryView.By> changes) {

    static RuleView of(RuleHistory history, RuleCard card, Visit visit) {
        RuleHistory.Lives lives = history.lives();
        return new RuleView(
                card.at().toString(),
                visit.href("/rules") + "#" + RuleLinks.anchor(card.at()),
                card.when().stream()
                        .map(line -> new RulesView.Condition(RuleWords.plain(line), RuleWords.isDetail(line)))
                        .toList(),
                card.then(),
                RuleHistoryView.says(lives, visit),
                RuleHistoryView.Life.of(lives.rules().stream()
                        .filter(one -> one.rule().equals(card.name()))
                        .findFirst()),
                card.stage() == io.holdfast.rulebook.Stage.PLAYBOOKS,
                changes(history.changesOf(card), history.publications(), visit));
    }

    private static List<RuleHistoryView.By> changes(List<Publication> own, List<Publication> all, Visit visit) {
        List<RuleHistoryView.By> changes = new ArrayList<>();
        for (Publication one : own) {
            Optional<String> before = all.stream()
                    .filter(other -> other.number() == one.number() - 1)
                    .map(Publication::revision)
                    .findFirst();
            changes.add(RuleHistoryView.By.of(one, before, visit));
        }
        return changes;
    }
}
