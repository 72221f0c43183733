package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.client.Client;
import io.holdfast.rulebook.ConditionTrace;
import io.holdfast.rulebook.FactSet;
import io.holdfast.rulebook.NearMiss;
import io.holdfast.rulebook.NearMisses;
import io.holdfast.rulebook.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of every action of the catalogue that is not in an answer why it is not. */
final class WhyNot {

    private static final String UNREAD = "of the rules that only Drools reads, nobody can say why they did not hold";

    private final RuleBook book;
    private final NearMisses nearMisses;

    /**
     * @param facts everything that playbooks saw
     */
    WhyNot(RuleBook book, Client client, FactSet facts) {
        this.book = book;
        this.nearMisses = book.nearMisses(client, facts);
    }

    List<NotRecommended> of(List<Proposed> open, int shown, List<HeldBack> heldBack) {
        Set<String> answered = open.stream()
                .limit(shown)
                .map(proposed -> proposed.action().id())
                .collect(Collectors.toSet());
        List<NotRecommended> reasons = new ArrayList<>();
        for (Action action : book.catalogue().actions().values()) {
            if (!answered.contains(action.id())) {
                reasons.add(ranked(action, open, shown)
                        .or(() -> held(action, heldBack))
                        .orElseGet(() -> missed(action)));
            }
        }
        return reasons;
    }

    private static Optional<NotRecommended> ranked(Action action, List<Proposed> open, int shown) {
        for (int rank = shown; rank < open.size(); rank++) {
            if (open.get(rank).action().id().equals(action.id())) {
                String because = "it ranks " + (rank + 1) + " of " + open.size() + ", and the first " + shown
                        + " were asked for";
                return Optional.of(new NotRecommended(action.id(), because, null, null, null, List.of()));
            }
        }
        return Optional.empty();
    }

    private static Optional<NotRecommended> held(Action action, List<HeldBack> heldBack) {
        for (HeldBack held : heldBack) {
            if (held.action().equals(action.id())) {
                return Optional.of(new NotRecommended(
                        action.id(), "it is held back: " + held.because(), null, null, null, List.of()));
            }
        }
        return Optional.empty();
    }

    private NotRecommended missed(Action action) {
        Optional<NearMiss> nearest = nearMisses.of(action.id());
        if (nearest.isEmpty()) {
            String because = book.hasRulesOnlyDroolsReads()
                    ? "no rule proposes it, of those that can be read; " + UNREAD
                    : "no rule of the book proposes it";
            return new NotRecommended(action.id(), because, null, null, null, List.of());
        }
        NearMiss miss = nearest.get();
        List<FailedCondition> failed = new ArrayList<>(miss.failed().size());
        for (NearMiss.Failed one : miss.failed()) {
            ConditionTrace trace = one.trace();
            failed.add(new FailedCondition(trace.text(), trace.fact(), trace.actual(), trace.needed(), one.distance()));
        }
        String because = failed.size() == 1
                ? "one condition of its nearest rule does not hold"
                : failed.size() + " conditions of its nearest rule do not hold";
        return new NotRecommended(
                action.id(),
                book.hasRulesOnlyDroolsReads() ? because + "; " + UNREAD : because,
                miss.rule(),
                miss.at().file(),
                miss.at().line(),
                failed);
    }
}
