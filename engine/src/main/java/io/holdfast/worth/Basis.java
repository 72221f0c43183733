package io.holdfast.worth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.worth.fit.Estimate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a client's worth rests on, where the book has fitted models.
 *
 * @param file the parameter file in the book's folder
 * @param asOf the day its clients were looked at
 * @param models the models that were used; none where the simple value stands in
 * @param because why a simpler model than the best one was used; empty where the best was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Basis(String file, LocalDate asOf, List<Model> models, String because) {

    public Basis {
        models = List.copyOf(models);
    }

    /**
     * A fitted model.
     *
     * @param about renewals, visits or spend
     * @param unit what one step of it is: month, year or term, week, money
     * @param segment the clients it was fitted to; {@code *} is all
     * @param clients how many they were
     * @param parameters with their 95 % intervals
     */
    public record Model(
            String about,
            String model,
            String unit,
            String segment,
            double clients,
            Map<String, Interval> parameters) {}

    /** A parameter with the ends of its 95 % interval. */
    public record Interval(double value, double low, double high) {
        static Interval of(Estimate estimate) {
            return new Interval(estimate.value(), estimate.low(), estimate.high());
        }
    }
}
