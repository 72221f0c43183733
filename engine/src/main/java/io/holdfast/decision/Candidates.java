package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Service;
import io.holdfast.client.Client;
import io.holdfast.rulebook.Candidate;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.worth.ActionWorth;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.likelihood.Likelihoods;
import io.holdfast.worth.likelihood.Likelihoods.Likelihood;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what playbook rules proposed into candidates, one an action and offer, each with its worth. */
final class Candidates {

    private final Catalogue catalogue;
    private final Likelihoods likelihoods;
    private final Client client;
    private final LifetimeValue value;
    private final List<Opening> openings;

    Candidates(
            Catalogue catalogue, Likelihoods likelihoods, Client client, LifetimeValue value, List<Opening> openings) {
        this.catalogue = catalogue;
        this.likelihoods = likelihoods;
        this.client = client;
        this.value = value;
        this.openings = openings;
    }

    /** The candidates, best first; ties go by the order of the catalogue. */
    List<Proposed> of(List<Conclusion> conclusions) {
        Map<Identity, List<Conclusion.Proposal>> byIdentity = new LinkedHashMap<>();
        for (Conclusion conclusion : conclusions) {
            if (conclusion instanceof Conclusion.Proposal proposal) {
                byIdentity
                        .computeIfAbsent(new Identity(proposal.action(), proposal.offer()), any -> new ArrayList<>(2))
                        .add(proposal);
            }
        }
        List<Proposed> candidates = new ArrayList<>(byIdentity.size());
        for (List<Conclusion.Proposal> proposals : byIdentity.values()) {
            candidates.add(proposed(proposals));
        }
        return ranked(candidates, catalogue);
    }

    /** What makes two proposals one. */
    private record Identity(String action, @Nullable String offer) {}

    /** Best first; ties go by the catalogue. Where one stands depends on its own numbers, never on the others. */
    static List<Proposed> ranked(List<Proposed> candidates, Catalogue catalogue) {
        if (candidates.size() < 2) {
            return candidates;
        }
        List<Proposed> ranked = new ArrayList<>(candidates);
        ranked.sort((one, other) -> compare(one, other, catalogue));
        return ranked;
    }

    private static int compare(Proposed one, Proposed other, Catalogue catalogue) {
        int byScore = Double.compare(other.score(), one.score());
        if (byScore != 0) {
            return byScore;
        }
        int byAction = Integer.compare(one.action().order(), other.action().order());
        if (byAction != 0) {
            return byAction;
        }
        int byService = Integer.compare(
                serviceOrder(one.candidate().offer(), catalogue),
                serviceOrder(other.candidate().offer(), catalogue));
        return byService != 0
                ? byService
                : one.candidate().identity().compareTo(other.candidate().identity());
    }

    private static int serviceOrder(@Nullable String offer, Catalogue catalogue) {
        Service service = offer == null ? null : catalogue.services().get(offer);
        return service == null ? Integer.MAX_VALUE : service.order();
    }

    /** Where several rules propose the same, the proposal with the highest score counts. */
    private Proposed proposed(List<Conclusion.Proposal> proposals) {
        Conclusion.Proposal any = proposals.get(0);
        Action action = catalogue.action(any.action()).orElseThrow();
        Optional<Likelihood> learned = likelihoods.of(action, client);
        List<Weighing> best = weighed(proposals, action, learned);
        Weighing counts = best.get(0);
        Service offered = any.offer() == null ? null : catalogue.services().get(any.offer());
        Candidate candidate = new Candidate(
                action.id(),
                any.offer(),
                action.kind().word(),
                action.playbook(),
                action.effect().word(),
                offered == null ? null : (Boolean) offered.core(),
                action.restDays(),
                catalogue.book().limits().get(action.kind()));
        return new Proposed(
                action,
                candidate,
                Optional.ofNullable(offered == null ? any.offer() : offered.name()),
                counts::factors,
                Money.cents(counts.score()),
                best.size() == 1
                        ? proposals
                        : best.stream().map(Weighing::proposal).toList());
    }

    /** Best first; of equals, the first. */
    private List<Weighing> weighed(List<Conclusion.Proposal> proposals, Action action, Optional<Likelihood> learned) {
        if (proposals.size() == 1) {
            Conclusion.Proposal only = proposals.get(0);
            return List.of(new Weighing(only, action, worth(action, only), learned));
        }
        List<Weighing> best = new ArrayList<>(proposals.size());
        for (Conclusion.Proposal one : proposals) {
            best.add(new Weighing(one, action, worth(action, one), learned));
        }
        best.sort(Comparator.comparingDouble(Weighing::score).reversed());
        return best;
    }

    private ActionWorth worth(Action action, Conclusion.Proposal proposal) {
        Double amount = proposal.amount();
        return amount == null
                ? ActionWorth.of(action, opening(proposal.offer()), client, value, catalogue)
                : new ActionWorth(amount, () -> Weighing.rule(proposal));
    }

    private Optional<Opening> opening(@Nullable String offer) {
        if (offer != null) {
            for (Opening opening : openings) {
                if (opening.service().equals(offer)) {
                    return Optional.of(opening);
                }
            }
        }
        return Optional.empty();
    }
}
