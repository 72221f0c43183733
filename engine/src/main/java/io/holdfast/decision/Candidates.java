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
        Map<String, List<Conclusion.Proposal>> byIdentity = new LinkedHashMap<>();
        for (Conclusion conclusion : conclusions) {
            if (conclusion instanceof Conclusion.Proposal proposal) {
                byIdentity
                        .computeIfAbsent(proposal.action() + ":" + proposal.offer(), any -> new ArrayList<>(2))
                        .add(proposal);
            }
        }
        List<Proposed> candidates = new ArrayList<>();
        byIdentity.values().forEach(proposals -> candidates.add(proposed(proposals)));
        return ranked(candidates, catalogue);
    }

    /** Best first; ties go by the catalogue. Where one stands depends on its own numbers, never on the others. */
    static List<Proposed> ranked(List<Proposed> candidates, Catalogue catalogue) {
        List<Proposed> ranked = new ArrayList<>(candidates);
        ranked.sort(Comparator.comparingDouble(Proposed::score)
                .reversed()
                .thenComparingInt(one -> one.action().order())
                .thenComparingInt(one -> serviceOrder(one.candidate().offer(), catalogue))
                .thenComparing(one -> one.candidate().identity()));
        return ranked;
    }

    private static int serviceOrder(@Nullable String offer, Catalogue catalogue) {
        return Optional.ofNullable(offer)
                .flatMap(catalogue::service)
                .map(Service::order)
                .orElse(Integer.MAX_VALUE);
    }

    /** Where several rules propose the same, the proposal with the highest score counts. */
    private Proposed proposed(List<Conclusion.Proposal> proposals) {
        Conclusion.Proposal any = proposals.get(0);
        Action action = catalogue.action(any.action()).orElseThrow();
        Optional<Likelihood> learned = likelihoods.of(action, client);
        List<Weighing> best = new ArrayList<>(proposals.size());
        proposals.forEach(one -> best.add(new Weighing(one, action, worth(action, one), learned)));
        if (best.size() > 1) {
            best.sort(Comparator.comparingDouble(Weighing::score).reversed());
        }
        Weighing counts = best.get(0);
        Candidate candidate = new Candidate(
                action.id(),
                any.offer(),
                action.kind().word(),
                action.playbook(),
                action.effect().word(),
                isCore(any.offer()),
                action.restDays(),
                catalogue.book().limits().get(action.kind()));
        return new Proposed(
                action,
                candidate,
                Optional.ofNullable(any.offer())
                        .map(offer ->
                                catalogue.service(offer).map(Service::name).orElse(offer)),
                counts::factors,
                Money.cents(counts.score()),
                best.stream().map(Weighing::proposal).toList());
    }

    private @Nullable Boolean isCore(@Nullable String offer) {
        return Optional.ofNullable(offer)
                .flatMap(catalogue::service)
                .map(Service::core)
                .orElse(null);
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
