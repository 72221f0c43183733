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

/** Who may be asked what, and when: the restraints that managers, policy rules and the sum of money put on candidates. */
final class Policy {

    private static final String COSTS_MORE = "costs more than it brings";

    private final List<Conclusion.Restraint> restraints;
    private final List<SetAside> setAside;

    private Policy(List<Conclusion.Restraint> restraints, List<SetAside> setAside) {
        this.restraints = restraints;
        this.setAside = setAside;
    }

    /** The restraints that still hold on a day. */
    static Policy of(List<Conclusion> conclusions, List<SetAside> setAside, LocalDate asOf) {
        List<Conclusion.Restraint> holding = new ArrayList<>();
        for (Conclusion conclusion : conclusions) {
            if (conclusion instanceof Conclusion.Restraint restraint && holdsOn(asOf, restraint.until())) {
                holding.add(restraint);
            }
        }
        return new Policy(
                holding,
                setAside.isEmpty()
                        ? List.of()
                        : setAside.stream().filter(one -> one.holdsOn(asOf)).toList());
    }

    private static boolean holdsOn(LocalDate asOf, @Nullable LocalDate until) {
        return until == null || until.isAfter(asOf);
    }

    /** Why a candidate is held back; null when it is not. */
    @Nullable
    HeldBack heldBack(Proposed proposed) {
        List<Conclusion.Restraint> own = own(proposed);
        Optional<SetAside> aside = setAside.isEmpty()
                ? Optional.empty()
                : setAside.stream().filter(one -> one.isAbout(proposed)).findFirst();
        if (!own.isEmpty() || aside.isPresent()) {
            return heldBack(proposed, aside, own);
        }
        boolean brings = proposed.score() > 0 || proposed.action().kind() == Kind.INTERNAL;
        return brings
                ? null
                : new HeldBack(
                        proposed.candidate().action(), proposed.candidate().offer(), COSTS_MORE, null, null);
    }

    /** The restraints on one candidate: none, nearly always. */
    private List<Conclusion.Restraint> own(Proposed proposed) {
        List<Conclusion.Restraint> own = List.of();
        for (int i = 0; i < restraints.size(); i++) {
            if (restraints.get(i).restrains(proposed.candidate())) {
                own = own.isEmpty() ? new ArrayList<>(2) : own;
                own.add(restraints.get(i));
            }
        }
        return own;
    }

    private static HeldBack heldBack(Proposed proposed, Conclusion.Restraint only) {
        String rule = only.by().rule();
        return new HeldBack(
                proposed.candidate().action(),
                proposed.candidate().offer(),
                only.because().orElse(rule),
                rule,
                only.until());
    }

    /** A manager's word stands first: it is the most particular of all reasons. */
    private static HeldBack heldBack(Proposed proposed, Optional<SetAside> aside, List<Conclusion.Restraint> own) {
        if (aside.isEmpty() && own.size() == 1) {
            return heldBack(proposed, own.get(0));
        }
        List<String> reasons = new ArrayList<>();
        List<Optional<LocalDate>> ends = new ArrayList<>();
        aside.ifPresent(one -> {
            reasons.add(one.because());
            ends.add(Optional.ofNullable(one.until()));
        });
        for (Conclusion.Restraint restraint : own) {
            reasons.add(restraint.because().orElse(restraint.by().rule()));
            ends.add(Optional.ofNullable(restraint.until()));
        }
        boolean datesDecide = ends.stream().allMatch(Optional::isPresent);
        return new HeldBack(
                proposed.candidate().action(),
                proposed.candidate().offer(),
                reasons.stream().distinct().collect(Collectors.joining("; ")),
                own.isEmpty() ? null : own.get(0).by().rule(),
                datesDecide
                        ? ends.stream()
                                .flatMap(Optional::stream)
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                aside.map(ReviewReading::of).orElse(null));
    }
}
