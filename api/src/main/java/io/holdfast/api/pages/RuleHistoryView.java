package io.holdfast.api.pages;

import io.holdfast.api.drafts.RuleHistory;
import io.holdfast.api.drafts.RuleLife;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Each rule that decides, who last changed it, and what became of it.
 *
 * @param says of which decisions the figures are
 * @param kept whether publications are known at all; not where a folder decides
 * @param compares whether there are two revisions to compare
 */
public record RuleHistoryView(String says, boolean kept, boolean compares, List<Row> rows) {

    /**
     * One rule.
     *
     * @param href its own history
     * @param by the publication that last changed it; null where nobody knows
     */
    public record Row(
            String name,
            String href,
            String place,
            @Nullable By by,
            Life life) {}

    /** A publication. */
    public record By(
            String brief, Day at, String what, String author, String reviewer, String message, String compare) {

        static By of(Publication one, Optional<String> before, Visit visit) {
            PageText text = new PageText(visit.today(), "");
            return new By(
                    new Revision(one.revision()).brief(),
                    text.on(LocalDate.ofInstant(one.at(), visit.zone())),
                    one.what().word().replace('-', ' '),
                    DraftHead.person(one.author()),
                    one.reviewer().map(DraftHead::person).orElse(""),
                    one.message(),
                    before.map(earlier -> visit.href("/rules/compare?from=" + earlier + "&to=" + one.revision()))
                            .orElse(""));
        }
    }

    /** What became of what a rule recommended; each a count, or a dash where it recommended nothing. */
    public record Life(String fired, String accepted, String rejected, String approved, String overruled) {

        private static final Life NONE = new Life("0", "–", "–", "–", "–");

        static Life of(Optional<RuleLife> life) {
            return life.map(one -> new Life(
                            PageText.number((double) one.fired()),
                            PageText.number((double) one.accepted()),
                            PageText.number((double) one.rejected()),
                            PageText.number((double) one.approved()),
                            PageText.number((double) one.overruled())))
                    .orElse(NONE);
        }
    }

    static RuleHistoryView of(RuleHistory history, boolean compares, Visit visit) {
        RuleHistory.Lives lives = history.lives();
        Map<String, RuleLife> byRule =
                lives.rules().stream().collect(Collectors.toMap(RuleLife::rule, Function.identity()));
        List<RuleHistory.Changed> blame = history.blame();
        return new RuleHistoryView(
                says(lives, visit),
                blame.stream().anyMatch(one -> one.by().isPresent()),
                compares,
                blame.stream().map(one -> row(one, byRule, visit)).toList());
    }

    /** Of which decisions the figures are. */
    static String says(RuleHistory.Lives lives, Visit visit) {
        PageText text = new PageText(visit.today(), "");
        return PageText.counted(lives.decisions(), "kept decision") + " since "
                + text.on(lives.since()).text()
                + (lives.running() ? ", with more still being counted" : lives.complete() ? "" : ", the newest only")
                + (lives.unexplained() == 0
                        ? "."
                        : "; " + PageText.number((double) lives.unexplained()) + " of them do not say by which rules.");
    }

    private static Row row(RuleHistory.Changed changed, Map<String, RuleLife> lives, Visit visit) {
        RuleCard card = changed.rule();
        return new Row(
                RuleWords.name(card.name(), card.at().file()),
                visit.href(RuleLinks.history(card.name())),
                card.at().toString(),
                changed.by().map(one -> By.of(one, Optional.empty(), visit)).orElse(null),
                Life.of(Optional.ofNullable(lives.get(card.name()))));
    }
}
