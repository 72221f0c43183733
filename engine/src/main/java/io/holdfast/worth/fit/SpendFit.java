package io.holdfast.worth.fit;

import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.Spend;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spend model fitted to what clients spent on their repeat visits. */
public final class SpendFit {

    /** Clients who came back, that the model needs. */
    public static final int LEAST_CLIENTS = 60;

    /** The model takes spend and frequency for unrelated; beyond this correlation they are not. */
    public static final double MOST_CORRELATION = 0.3;

    private SpendFit() {}

    /** Gamma-Gamma at its likeliest parameters; clients without a repeat visit are left out. */
    public static Fit<GammaGamma> gammaGamma(List<Spend> clients) {
        List<Spend> returning = clients.stream().filter(one -> one.visits() > 0).toList();
        return returning.size() < LEAST_CLIENTS
                ? Refused.tooFew("clients who came back", returning.size(), LEAST_CLIENTS)
                : gammaGamma(returning, Prior.NONE);
    }

    /** The segments of a book, each drawn towards the fit of all. */
    public static Shrunk<GammaGamma> gammaGamma(Fitted<GammaGamma> all, Map<String, List<Spend>> segments) {
        return Shrunk.of(all, segments, SpendFit::gammaGamma, (some, prior) -> gammaGamma(returning(some), prior));
    }

    static Fit<GammaGamma> gammaGamma(List<Spend> returning, Prior prior) {
        Map<Integer, List<Spend>> byVisits = returning.stream().collect(Collectors.groupingBy(Spend::visits));
        Optional<MaximumLikelihood.Top> top =
                new MaximumLikelihood(p -> logLikelihood(p[0], p[1], p[2], byVisits), prior, starts(returning)).top();
        if (top.isEmpty()) {
            return new Refused<>("the clients do not differ enough in what they spend to tell p, q and gamma apart");
        }
        double q = Math.exp(top.get().logs().getEntry(1));
        if (q <= 1) {
            return new Refused<>(String.format(
                    Locale.ENGLISH,
                    "a few clients spend so much more than the others that their mean has no bound (q is %.2f, and has to be above 1)",
                    q));
        }
        Fitted<GammaGamma> fitted = new Fitted<>(
                Family.GAMMA_GAMMA,
                top.get().logs(),
                top.get().covariance(),
                top.get().logLikelihood(),
                returning.size(),
                List.of());
        double correlation = correlation(returning);
        return Math.abs(correlation) > MOST_CORRELATION
                ? fitted.warning(String.format(
                        Locale.ENGLISH,
                        "how often clients come and what they spend are correlated (%.2f), which this model takes for unrelated",
                        correlation))
                : fitted;
    }

    private static List<Spend> returning(List<Spend> clients) {
        return clients.stream().filter(one -> one.visits() > 0).toList();
    }

    /** Between the number of repeat visits and their mean spend; 0 where either does not vary. */
    public static double correlation(List<Spend> clients) {
        double x = clients.stream().mapToDouble(Spend::visits).average().orElse(0);
        double m = clients.stream().mapToDouble(Spend::mean).average().orElse(0);
        double both = 0;
        double ofX = 0;
        double ofM = 0;
        for (Spend one : clients) {
            both += (one.visits() - x) * (one.mean() - m);
            ofX += (one.visits() - x) * (one.visits() - x);
            ofM += (one.mean() - m) * (one.mean() - m);
        }
        return ofX == 0 || ofM == 0 ? 0 : both / Math.sqrt(ofX * ofM);
    }

    private static List<double[]> starts(List<Spend> clients) {
        double mean = clients.stream().mapToDouble(Spend::mean).average().orElse(1);
        return List.of(new double[] {6, 4, mean / 2}, new double[] {1, 2, mean}, new double[] {2, 12, 5.5 * mean});
    }

    private static double logLikelihood(double p, double q, double gamma, Map<Integer, List<Spend>> byVisits) {
        double sum = 0;
        for (var some : byVisits.entrySet()) {
            sum += some.getValue().size() * GammaGamma.logLikelihoodOfVisits(p, q, gamma, some.getKey());
            for (Spend one : some.getValue()) {
                sum += GammaGamma.logLikelihoodOfMean(p, q, gamma, one);
            }
        }
        return sum;
    }
}
