package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.rulebook.Candidate;
import io.holdfast.rulebook.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A candidate with everything that was said for it.
 *
 * @param proposals the rules' proposals of this action and offer, the one that counts first
 * @param numbers what the score is made of, worded when somebody asks
 * @param score money, rounded to cents, so that what ranks first also shows the larger number
 * @param offerName what people call the offer; empty when there is none
 */
record Proposed(
        Action action,
        Candidate candidate,
        Optional<String> offerName,
        Supplier<Factors> numbers,
        double score,
        List<Conclusion.Proposal> proposals) {

    /** They as policy sees them. */
    static List<Candidate> candidates(List<Proposed> all) {
        List<Candidate> candidates = new ArrayList<>(all.size());
        for (Proposed proposed : all) {
            candidates.add(proposed.candidate());
        }
        return candidates;
    }

    Factors factors() {
        return numbers.get();
    }

    Conclusion.Proposal first() {
        return proposals.get(0);
    }

    String title() {
        return offerName.map(name -> action.title() + ": " + name).orElse(action.title());
    }
}
