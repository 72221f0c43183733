package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.Fitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as it was fitted to the clients of one segment, or why the simple value has to do.
 *
 * @param about renewals, visits or spend
 * @param unit what one step of the model is: month, year or term for renewals, week for visits, money for spend
 * @param segment {@link #ALL} for the model of all clients
 * @param model the family's name, or {@code simple}
 * @param correlations of the logarithms of two parameters, -1 to 1, by both their names in alphabetical order
 * @param n clients it rests on
 * @param because why no better model is here, such as "too few renewals: 14 of at least 60"; empty when this is the best
 */
public record Learned(
        String about,
        String unit,
        String segment,
        String model,
        Map<String, Double> parameters,
        Map<String, Double> standardErrors,
        Map<String, Double> correlations,
        double logLikelihood,
        double n,
        String because) {

    /** Stands for all segments together. */
    public static final String ALL = "*";

    public static final String SIMPLE = "simple";

    public Learned {
        parameters = Map.copyOf(parameters);
        standardErrors = Map.copyOf(standardErrors);
        correlations = Map.copyOf(correlations);
    }

    /** A model whose parameters are as good as unrelated. */
    public Learned(
            String about,
            String unit,
            String segment,
            String model,
            Map<String, Double> parameters,
            Map<String, Double> standardErrors,
            double logLikelihood,
            double n,
            String because) {
        this(about, unit, segment, model, parameters, standardErrors, Map.of(), logLikelihood, n, because);
    }

    /** How two parameters are named together. */
    public static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " with " + other : other + " with " + one;
    }

    static Learned of(String about, String unit, String segment, Fitted<?> fit, String because) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> errors = new LinkedHashMap<>();
        fit.parameters().forEach((name, estimate) -> {
            values.put(name, estimate.value());
            errors.put(name, estimate.standardError());
        });
        return new Learned(
                about,
                unit,
                segment,
                fit.family().name(),
                values,
                errors,
                correlations(fit),
                fit.logLikelihood(),
                fit.clients(),
                because);
    }

    private static Map<String, Double> correlations(Fitted<?> fit) {
        List<String> names = fit.family().parameters();
        Map<String, Double> correlations = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                correlations.put(pair(names.get(i), names.get(j)), fit.correlation(i, j));
            }
        }
        return correlations;
    }

    static Learned simple(String about, String unit, double n, String because) {
        return new Learned(about, unit, ALL, SIMPLE, Map.of(), Map.of(), 0, n, because);
    }
}
