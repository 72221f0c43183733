package io.holdfast.decision;

import io.holdfast.client.Client;
import io.holdfast.rulebook.FactSet;
import io.holdfast.rulebook.NearMiss;
import io.holdfast.rulebook.NearMisses;
import io.holdfast.rulebook.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says of every action of the catalogue that is not in an answer why it is not. */
final class WhyNot {

    private static final String UNREAD = "of the rules that only Drools reads, nobody can say why they did not hold";

    private static final int NOWHERE = -1;

    /** Said of nearly every action of every client. */
    private static final String[] COUNTED =
            IntStream.range(0, 10).mapToObj(WhyNot::because).toArray(String[]::new);

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
        List<NotRecommended> reasons =
                new ArrayList<>(book.catalogue().actions().size());
        for (String action : book.catalogue().actions().keySet()) {
            int rank = rank(action, open);
            if (rank >= shown) {
                reasons.add(ranked(action, rank, open.size(), shown));
            } else if (rank == NOWHERE) {
                HeldBack held = held(action, heldBack);
                reasons.add(held == null ? missed(action) : plain(action, "it is held back: " + held.because()));
            }
        }
        return reasons;
    }

    /** The place of an action among those that are open, from 0. */
    private static int rank(String action, List<Proposed> open) {
        for (int rank = 0; rank < open.size(); rank++) {
            if (open.get(rank).action().id().equals(action)) {
                return rank;
            }
        }
        return NOWHERE;
    }

    private static NotRecommended ranked(String action, int rank, int open, int shown) {
        return plain(action, "it ranks " + (rank + 1) + " of " + open + ", and the first " + shown + " were asked for");
    }

    private static @Nullable HeldBack held(String action, List<HeldBack> heldBack) {
        for (int i = 0; i < heldBack.size(); i++) {
            if (heldBack.get(i).action().equals(action)) {
                return heldBack.get(i);
            }
        }
        return null;
    }

    private static NotRecommended plain(String action, String because) {
        return new NotRecommended(action, because, null, null, null, List.of());
    }

    private NotRecommended missed(String action) {
        NearMiss miss = nearMisses.of(action).orElse(null);
        if (miss == null) {
            return plain(
                    action,
                    book.hasRulesOnlyDroolsReads()
                            ? "no rule proposes it, of those that can be read; " + UNREAD
                            : "no rule of the book proposes it");
        }
        int count = miss.failed().size();
        String because = count < COUNTED.length ? COUNTED[count] : because(count);
        return new NotRecommended(
                action,
                book.hasRulesOnlyDroolsReads() ? because + "; " + UNREAD : because,
                miss.rule(),
                miss.at().file(),
                miss.at().line(),
                miss.failed());
    }

    private static String because(int count) {
        return count == 1
                ? "one condition of its nearest rule does not hold"
                : count + " conditions of its nearest rule do not hold";
    }
}
