package io.holdfast.worth.fit;

import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Nbd;
import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.model.Visits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The visit model fitted to what clients did since their first visit. */
public final class VisitFit {

    /** Clients that the model needs. */
    public static final int LEAST_CLIENTS = 60;

    /** Clients who came back, that the model needs. */
    public static final int LEAST_RETURNING = 30;

    private VisitFit() {}

    /** BG/NBD at its likeliest parameters; their unit of time is that of the visits. */
    public static Fit<BgNbd> bgNbd(List<Visits> clients) {
        if (clients.size() < LEAST_CLIENTS) {
            return Refused.tooFew("clients", clients.size(), LEAST_CLIENTS);
        }
        double returning = clients.stream().filter(one -> one.repeats() > 0).count();
        if (returning < LEAST_RETURNING) {
            return Refused.tooFew("clients who came back", returning, LEAST_RETURNING);
        }
        return bgNbd(clients, Prior.NONE);
    }

    /** NBD, for clients of whom hardly any seems to stop coming; needs as many. */
    public static Fit<Nbd> nbd(List<Visits> clients) {
        return clients.size() < LEAST_CLIENTS
                ? Refused.tooFew("clients", clients.size(), LEAST_CLIENTS)
                : nbd(clients, Prior.NONE);
    }

    /** The segments of a book by NBD, each drawn towards the fit of all. */
    public static Shrunk<Nbd> nbd(Fitted<Nbd> all, Map<String, List<Visits>> segments) {
        return Shrunk.of(all, segments, VisitFit::nbd, VisitFit::nbd);
    }

    /** BG/NBD where the visits tell how clients stop, else NBD; refused where neither can be told. */
    public static Fit<? extends VisitModel> best(List<Visits> clients) {
        Fit<BgNbd> stopping = bgNbd(clients);
        return stopping.found().isPresent() ? stopping : nbd(clients);
    }

    private static Fit<Nbd> nbd(List<Visits> clients, Prior prior) {
        Map<Visits, Long> histories =
                clients.stream().collect(Collectors.groupingBy(one -> one, HashMap::new, Collectors.counting()));
        Optional<MaximumLikelihood.Top> top = new MaximumLikelihood(
                        p -> {
                            Nbd model = new Nbd(p[0], p[1]);
                            return histories.entrySet().stream()
                                    .mapToDouble(one -> one.getValue() * model.logLikelihood(one.getKey()))
                                    .sum();
                        },
                        prior,
                        starts(clients).stream()
                                .map(start -> new double[] {start[0], start[1]})
                                .toList())
                .top();
        return top.<Fit<Nbd>>map(
                        found -> new Fitted<>(
                                Family.NBD,
                                found.logs(),
                                found.covariance(),
                                found.logLikelihood(),
                                clients.size(),
                                List.of(
                                        "hardly any client seems to have stopped coming in the time seen, so none is taken to")))
                .orElseGet(() -> new Refused<>("the visits do not tell how rates differ"));
    }

    /** The segments of a book, each drawn towards the fit of all. */
    public static Shrunk<BgNbd> bgNbd(Fitted<BgNbd> all, Map<String, List<Visits>> segments) {
        return Shrunk.of(all, segments, VisitFit::bgNbd, VisitFit::bgNbd);
    }

    static Fit<BgNbd> bgNbd(List<Visits> clients, Prior prior) {
        Map<Integer, Map<Visits, Integer>> histories = new HashMap<>();
        clients.forEach(one ->
                histories.computeIfAbsent(one.repeats(), any -> new HashMap<>()).merge(one, 1, Integer::sum));
        Optional<MaximumLikelihood.Top> top = new MaximumLikelihood(
                        p -> logLikelihood(histories, new BgNbd(p[0], p[1], p[2], p[3])), prior, starts(clients))
                .top();
        return top.<Fit<BgNbd>>map(found -> new Fitted<>(
                        Family.BG_NBD,
                        found.logs(),
                        found.covariance(),
                        found.logLikelihood(),
                        clients.size(),
                        List.of()))
                .orElseGet(() -> new Refused<>("the visits do not tell how clients stop coming from how they pause"));
    }

    /** Rates about the mean rate seen, and three ways to stop. */
    private static List<double[]> starts(List<Visits> clients) {
        double visits = clients.stream().mapToDouble(Visits::repeats).sum() + 1;
        double time = clients.stream().mapToDouble(Visits::age).sum() + 1;
        double gap = time / visits;
        return List.of(new double[] {0.3, 0.3 * gap, 0.8, 2.5}, new double[] {1, 0.6 * gap, 0.5, 1}, new double[] {
            2, 2 * gap, 1, 8
        });
    }

    private static double logLikelihood(Map<Integer, Map<Visits, Integer>> histories, BgNbd model) {
        double sum = 0;
        for (var repeats : histories.entrySet()) {
            int clients = 0;
            for (var history : repeats.getValue().entrySet()) {
                clients += history.getValue();
                sum += history.getValue() * model.logLikelihoodOfTimes(history.getKey());
            }
            sum += clients * model.logLikelihoodOfRepeats(repeats.getKey());
        }
        return sum;
    }
}
