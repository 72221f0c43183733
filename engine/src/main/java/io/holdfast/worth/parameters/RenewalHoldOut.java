package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Fit;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.fit.RenewalFit;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.history.ContractDates;
import io.holdfast.worth.history.ContractHistory;
import io.holdfast.worth.model.Retention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The contract model fitted to what was known on an earlier day, held against who left after it, beside one rate for all.
 *
 * @param unit what is renewed
 * @param clients who were there that day and have stood before a renewal since
 * @param left those of them who left
 * @param predicted how many the model expected to leave
 * @param oneRate how many one rate for all did
 */
public record RenewalHoldOut(String unit, LocalDate until, int clients, int left, Estimate predicted, double oneRate) {

    /** A total further off than this share, and than chance makes it, is a reason to warn. */
    private static final double MOST_OFF = 0.1;

    private static final int DEVIATIONS = 2;

    /** A client who was there: renewals made by then, and those due since. */
    private record Due(int made, int due) {

        double leaving(Retention model) {
            return 1 - model.survival(made + due) / model.survival(made);
        }
    }

    /** Empty when what was known by then supports no model, or nobody has stood before a renewal since. */
    public static Optional<RenewalHoldOut> of(
            List<ContractDates> contracts, String unit, LocalDate until, LocalDate asOf) {
        if (!until.isBefore(asOf)) {
            return Optional.empty();
        }
        Renewals seen = Renewals.NONE;
        List<Due> open = new ArrayList<>();
        int left = 0;
        for (ContractDates one : contracts) {
            Optional<ContractHistory> then =
                    one.on(until).filter(any -> one.period().equals(unit));
            Optional<ContractHistory> now = one.on(asOf);
            if (then.isEmpty() || now.isEmpty()) {
                continue;
            }
            seen = seen.with(then.get().renewals(), then.get().left());
            int made = then.get().renewals();
            int stood = now.get().left() ? now.get().renewals() + 1 - made : one.due(asOf) - made;
            if (!then.get().left() && stood > 0) {
                open.add(new Due(made, stood));
                left += now.get().left() ? 1 : 0;
            }
        }
        return held(unit, until, seen, open, left);
    }

    private static Optional<RenewalHoldOut> held(
            String unit, LocalDate until, Renewals seen, List<Due> open, int left) {
        Optional<? extends Fitted<? extends Retention>> best = best(seen);
        Optional<Double> oneRate = RenewalFit.constant(seen)
                .found()
                .map(fit -> open.stream()
                        .mapToDouble(due -> due.leaving(fit.model()))
                        .sum());
        return open.isEmpty() || oneRate.isEmpty()
                ? Optional.empty()
                : best.map(
                        fit -> new RenewalHoldOut(unit, until, open.size(), left, predicted(fit, open), oneRate.get()));
    }

    private static Optional<? extends Fitted<? extends Retention>> best(Renewals seen) {
        Fit<? extends Retention> sbg = RenewalFit.sbg(seen);
        return sbg.found().isPresent() ? sbg.found() : RenewalFit.constant(seen).found();
    }

    private static <M extends Retention> Estimate predicted(Fitted<M> fit, List<Due> open) {
        return fit.predict(
                model -> open.stream().mapToDouble(due -> due.leaving(model)).sum());
    }

    /** Whether the model did not foresee what came. */
    public boolean isOff() {
        double off = Math.abs(left - predicted.value());
        return off > MOST_OFF * left && off > DEVIATIONS * Math.sqrt(predicted.value());
    }

    /** What the comparison says, in words; a warning where the model did not foresee what came. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (isOff()) {
            words.add(String.format(
                    Locale.ENGLISH,
                    "warning: of clients who renew by the %s the model expected %,.0f to leave after %s and %,d left; do not plan by it.",
                    unit,
                    predicted.value(),
                    until,
                    left));
        }
        words.add(String.format(
                Locale.ENGLISH,
                "Held out: of %,d clients who stood before a renewal by the %s after %s, %,d left; the model of that day expected %,.0f, one rate for all %,.0f.",
                clients,
                unit,
                until,
                left,
                predicted.value(),
                oneRate));
        return words;
    }
}
