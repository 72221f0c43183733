package io.holdfast.decision;

import io.holdfast.catalogue.Kind;
import io.holdfast.rulebook.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may be asked what, and when: the restraints that policy rules and the sum of money put on candidates. */
final class Policy {

    private static final String COSTS_MORE = "costs more than it brings";

    private final List<Conclusion.Restraint> restraints;

    private Policy(List<Conclusion.Restraint> restraints) {
        this.restraints = restraints;
    }

    /** The restraints that still hold on a day. */
    static Policy of(List<Conclusion> conclusions, LocalDate asOf) {
        List<Conclusion.Restraint> holding = new ArrayList<>();
        for (Conclusion conclusion : conclusions) {
            if (conclusion instanceof Conclusion.Restraint restraint && holdsOn(asOf, restraint.until())) {
                holding.add(restraint);
            }
        }
        return new Policy(holding);
    }

    private static boolean holdsOn(LocalDate asOf, @Nullable LocalDate until) {
        return until == null || until.isAfter(asOf);
    }

    /** Why a candidate is held back; empty when it is not. */
    Optional<HeldBack> heldBack(Proposed proposed) {
        List<Conclusion.Restraint> own = new ArrayList<>(0);
        for (Conclusion.Restraint restraint : restraints) {
            if (restraint.restrains(proposed.candidate())) {
                own.add(restraint);
            }
        }
        if (!own.isEmpty()) {
            return Optional.of(heldBack(proposed, own));
        }
        boolean brings = proposed.score() > 0 || proposed.action().kind() == Kind.INTERNAL;
        return brings
                ? Optional.empty()
                : Optional.of(new HeldBack(
                        proposed.candidate().action(), proposed.candidate().offer(), COSTS_MORE, null, null));
    }

    private static HeldBack heldBack(Proposed proposed, List<Conclusion.Restraint> own) {
        String because = own.stream()
                .map(restraint -> restraint.because().orElse(restraint.by().rule()))
                .distinct()
                .collect(Collectors.joining("; "));
        boolean datesDecide = own.stream().allMatch(restraint -> restraint.until() != null);
        LocalDate until = datesDecide
                ? own.stream()
                        .flatMap(restraint -> Optional.ofNullable(restraint.until()).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        return new HeldBack(
                proposed.candidate().action(),
                proposed.candidate().offer(),
                because,
                own.get(0).by().rule(),
                until);
    }
}
