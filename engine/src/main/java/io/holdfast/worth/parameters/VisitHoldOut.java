package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.fit.VisitFit;
import io.holdfast.worth.history.VisitHistory;
import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.model.Visits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The visit model fitted to what was known on an earlier day, held against what came after it, beside two guesses that
 * need no model.
 *
 * @param clients who had come by that day
 * @param actual repeat visits they made from then on
 * @param predicted repeat visits the model expected
 * @param asBefore the visits of an equally long time before that day
 * @param meanForAll everybody at the mean rate of all clients until that day
 * @param errors the mean distance from a client's actual number: of the model, of as before, of the mean for all
 */
public record VisitHoldOut(
        int clients, double actual, Estimate predicted, double asBefore, double meanForAll, List<Double> errors) {

    /** A total further off than this share is a reason to warn. */
    private static final double MOST_OFF = 0.1;

    private static final double WEEK = 7;

    public VisitHoldOut {
        errors = List.copyOf(errors);
    }

    /** Empty when the clients seen until then cannot support the model, or nothing came after it. */
    public static Optional<VisitHoldOut> of(List<VisitHistory> clients, LocalDate until, LocalDate asOf) {
        List<VisitHistory> seen = new ArrayList<>();
        List<Visits> visits = new ArrayList<>();
        for (VisitHistory one : clients) {
            one.asOf(until).ifPresent(then -> {
                seen.add(one);
                visits.add(then.visits());
            });
        }
        double weeks = ChronoUnit.DAYS.between(until, asOf) / WEEK;
        return weeks <= 0
                ? Optional.empty()
                : VisitFit.best(visits).found().map(fit -> held(fit, seen, visits, until, asOf, weeks));
    }

    private static <M extends VisitModel> VisitHoldOut held(
            Fitted<M> fit,
            List<VisitHistory> seen,
            List<Visits> visits,
            LocalDate until,
            LocalDate asOf,
            double weeks) {
        LocalDate before = until.minusDays(ChronoUnit.DAYS.between(until, asOf));
        double repeats = visits.stream().mapToDouble(Visits::repeats).sum();
        double time = visits.stream().mapToDouble(Visits::age).sum();
        double mean = time == 0 ? 0 : repeats / time * weeks;
        M model = fit.model();
        double actual = 0;
        double asBefore = 0;
        double[] off = new double[3];
        for (int i = 0; i < seen.size(); i++) {
            int came = seen.get(i).between(until, asOf);
            int cameBefore = seen.get(i).between(before, until);
            actual += came;
            asBefore += cameBefore;
            off[0] += Math.abs(model.expectedVisits(visits.get(i), weeks) - came);
            off[1] += Math.abs(cameBefore - came);
            off[2] += Math.abs(mean - came);
        }
        int n = seen.size();
        return new VisitHoldOut(
                n,
                actual,
                fit.predict(any -> visits.stream()
                        .mapToDouble(one -> any.expectedVisits(one, weeks))
                        .sum()),
                asBefore,
                mean * n,
                List.of(off[0] / n, off[1] / n, off[2] / n));
    }

    /** How far the model's total is off what came, as a share of it; 0.1 is ten per cent too many. */
    public double off() {
        return actual == 0 ? 0 : predicted.value() / actual - 1;
    }

    /** What the comparison says, in words; a warning first where the model did not foresee what came. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (Math.abs(off()) > MOST_OFF) {
            words.add(String.format(
                    Locale.ENGLISH,
                    "warning: the visit model expected %,.0f visits and %,.0f came (%+.0f %%). It knows no season and no trend; do not plan by its totals.",
                    predicted.value(),
                    actual,
                    100 * off()));
        }
        words.add(String.format(
                Locale.ENGLISH,
                "Held out: %,.0f repeat visits of %,d clients; the model expected %,.0f, as before would be %,.0f, the mean for all %,.0f.",
                actual,
                clients,
                predicted.value(),
                asBefore,
                meanForAll));
        words.add(String.format(
                Locale.ENGLISH,
                "Off by so many visits a client on average: the model %.2f, as before %.2f, the mean for all %.2f.",
                errors.get(0),
                errors.get(1),
                errors.get(2)));
        return words;
    }
}
