package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.Fitted;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as it was fitted to the clients of one segment, or why the simple value has to do.
 *
 * @param about renewals, visits or spend
 * @param unit what one step of the model is: month, year or term for renewals, week for visits, money for spend
 * @param segment {@link #ALL} for the model of all clients
 * @param model the family's name, or {@code simple}
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
        double logLikelihood,
        double n,
        String because) {

    /** Stands for all segments together. */
    public static final String ALL = "*";

    static final String SIMPLE = "simple";

    public Learned {
        parameters = Map.copyOf(parameters);
        standardErrors = Map.copyOf(standardErrors);
    }

    static Learned of(String about, String unit, String segment, Fitted<?> fit, String because) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> errors = new LinkedHashMap<>();
        fit.parameters().forEach((name, estimate) -> {
            values.put(name, estimate.value());
            errors.put(name, estimate.standardError());
        });
        return new Learned(
                about, unit, segment, fit.family().name(), values, errors, fit.logLikelihood(), fit.clients(), because);
    }

    static Learned simple(String about, String unit, double n, String because) {
        return new Learned(about, unit, ALL, SIMPLE, Map.of(), Map.of(), 0, n, because);
    }
}
