package io.holdfast.api.drafts;

import io.holdfast.api.rulebooks.Publication;
import io.holdfast.api.rulebooks.PublicationStore;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who changed which rule when and why, and what became of what it recommended. */
public final class RuleHistory {

    private static final long DAYS = 90;

    private final Revisions revisions;
    private final PublicationStore publications;
    private final RuleLives lives;
    private final Clock clock;

    /**
     * A rule, and the publication that last changed it.
     *
     * @param by empty where a folder decides, whose history is not ours to know
     */
    public record Changed(RuleCard rule, Optional<Publication> by) {}

    /**
     * What became of what rules recommended.
     *
     * @param since the first day that was looked at
     * @param decisions how many were gone through
     * @param complete whether those are all there are since that day
     * @param unexplained of those, how many do not say which rules were behind them
     * @param rules those that recommended anything
     * @param running whether they are still being counted
     */
    public record Lives(
            LocalDate since,
            long decisions,
            boolean complete,
            long unexplained,
            List<RuleLife> rules,
            boolean running) {}

    RuleHistory(Revisions revisions, PublicationStore publications, RuleLives lives, Clock clock) {
        this.revisions = revisions;
        this.publications = publications;
        this.lives = lives;
        this.clock = clock;
    }

    /** For each rule that decides now, who last changed it. */
    public List<Changed> blame() {
        RuleBook live = revisions.live().book();
        Optional<Publication> latest = publications
                .latest()
                .filter(one -> one.revision().equals(live.revision().hash()));
        Map<Long, Publication> byNumber = latest.isEmpty()
                ? Map.of()
                : publications.all().stream().collect(Collectors.toMap(Publication::number, Function.identity()));
        Map<String, Long> numbers =
                latest.map(one -> Publishing.blame(one, live).numbers()).orElse(Map.of());
        List<Changed> changed = new ArrayList<>();
        for (RuleCard card : live.cards()) {
            changed.add(new Changed(
                    card, Optional.ofNullable(numbers.get(Blame.key(card))).map(byNumber::get)));
        }
        return changed;
    }

    /** Every publication, the last first. */
    public List<Publication> publications() {
        return publications.all();
    }

    /** The publications that changed a rule that decides now, the last first; none where a folder decides. */
    public List<Publication> changesOf(RuleCard rule) {
        List<Publication> all = publications.all();
        Set<Long> behind = all.stream()
                .flatMap(one ->
                        Optional.ofNullable(Blame.of(one.blame()).numbers().get(Blame.key(rule))).stream())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> changed(one, rule, behind) || (one.equals(all.get(0)) && isFirst(one)))
                .toList();
    }

    /** The first publication keeps no blame of its own: those after it name it where they changed nothing. */
    private static boolean changed(Publication publication, RuleCard rule, Set<Long> behind) {
        return isFirst(publication)
                ? behind.contains(publication.number())
                : Long.valueOf(publication.number())
                        .equals(Blame.of(publication.blame()).numbers().get(Blame.key(rule)));
    }

    private static boolean isFirst(Publication publication) {
        return Blame.of(publication.blame()).numbers().isEmpty();
    }

    /** What became of what rules recommended in the last {@value #DAYS} days. */
    public Lives lives() {
        return lives(Optional.empty());
    }

    /**
     * What became of what rules recommended since a day, as it was counted a few minutes ago at most, or as far as it is
     * counted; the last {@value #DAYS} days where none is named.
     */
    public Lives lives(Optional<LocalDate> since) {
        var zone = revisions.live().book().catalogue().book().timeZone();
        LocalDate day =
                since.orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone).minusDays(DAYS));
        RuleLives.Counted found = lives.since(day, day.atStartOfDay(zone).toInstant());
        return new Lives(day, found.decisions(), found.complete(), found.unexplained(), found.rules(), found.running());
    }
}
