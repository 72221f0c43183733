package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.SpendFit;
import io.holdfast.worth.history.VisitHistory;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.Spend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The spend model fitted to what was known on an earlier day, held against what was spent on the visits after it, beside
 * two guesses that need no model.
 *
 * @param clients who had come back by that day and came again
 * @param actual what they spent a visit, on average over clients
 * @param predicted what the model expected
 * @param asBefore each at their own mean until that day
 * @param meanForAll everybody at the mean of all
 * @param errors the mean distance from a client's actual spend: of the model, of as before, of the mean for all
 */
public record SpendHoldOut(
        int clients, double actual, double predicted, double asBefore, double meanForAll, List<Double> errors) {

    private static final double MOST_OFF = 0.1;

    public SpendHoldOut {
        errors = List.copyOf(errors);
    }

    /** Empty when the clients seen until then cannot support the model, or nobody of them came again. */
    public static Optional<SpendHoldOut> of(List<VisitHistory> clients, LocalDate until, LocalDate asOf) {
        if (!until.isBefore(asOf)) {
            return Optional.empty();
        }
        List<Spend> seen = new ArrayList<>();
        List<Double> spent = new ArrayList<>();
        List<Spend> all = new ArrayList<>();
        for (VisitHistory one : clients) {
            Spend then = one.asOf(until).map(VisitHistory::spend).orElse(Spend.NONE);
            all.add(then);
            double[] after = one.days().subMap(until.plusDays(1), asOf.plusDays(1)).values().stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(Double::doubleValue)
                    .filter(amount -> amount > 0)
                    .toArray();
            if (then.visits() > 0 && after.length > 0) {
                seen.add(then);
                spent.add(Arrays.stream(after).average().orElse(0));
            }
        }
        return seen.isEmpty()
                ? Optional.empty()
                : SpendFit.gammaGamma(all).found().map(fit -> held(fit.model(), seen, spent));
    }

    private static SpendHoldOut held(GammaGamma model, List<Spend> seen, List<Double> spent) {
        double mean = seen.stream().mapToDouble(Spend::mean).average().orElse(0);
        double[] sums = new double[3];
        double[] off = new double[3];
        for (int i = 0; i < seen.size(); i++) {
            double[] guesses = {model.expectedSpend(seen.get(i)), seen.get(i).mean(), mean};
            for (int guess = 0; guess < guesses.length; guess++) {
                sums[guess] += guesses[guess];
                off[guess] += Math.abs(guesses[guess] - spent.get(i));
            }
        }
        int n = seen.size();
        return new SpendHoldOut(
                n,
                spent.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                sums[0] / n,
                sums[1] / n,
                sums[2] / n,
                List.of(off[0] / n, off[1] / n, off[2] / n));
    }

    /** What the comparison says, in words; a warning first where the model did not foresee what came. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (Math.abs(predicted / actual - 1) > MOST_OFF) {
            words.add(String.format(
                    Locale.ENGLISH,
                    "warning: the spend model expected %,.2f a visit and %,.2f was spent (%+.0f %%); do not plan by its totals.",
                    predicted,
                    actual,
                    100 * (predicted / actual - 1)));
        }
        words.add(String.format(
                Locale.ENGLISH,
                "Held out: %,d clients spent %,.2f a visit; the model expected %,.2f, as before would be %,.2f, the mean for all %,.2f.",
                clients,
                actual,
                predicted,
                asBefore,
                meanForAll));
        return words;
    }
}
