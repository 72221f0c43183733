package io.holdfast.worth.report;

import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many clients came back so often: as it was seen, beside what a model expects of clients watched equally long. */
public record VisitCounts(List<Count> counts) {

    private static final int LAST = 7;

    public VisitCounts {
        counts = List.copyOf(counts);
    }

    /**
     * Clients with so many repeat visits.
     *
     * @param orMore whether those with more are among them
     */
    public record Count(int repeats, boolean orMore, double seen, double model) {}

    /** Up to seven repeat visits, the last for seven and more. */
    public static VisitCounts of(List<Visits> clients, VisitModel model) {
        double[] seen = new double[LAST + 1];
        double[] expected = new double[LAST + 1];
        Map<Double, Integer> ages = new HashMap<>();
        for (Visits one : clients) {
            seen[Math.min(LAST, one.repeats())]++;
            ages.merge(one.age(), 1, Integer::sum);
        }
        ages.forEach((age, count) -> {
            double rest = 1;
            for (int x = 0; x < LAST; x++) {
                double chance = model.chanceOf(x, age);
                expected[x] += count * chance;
                rest -= chance;
            }
            expected[LAST] += count * Math.max(0, rest);
        });
        List<Count> counts = new ArrayList<>();
        for (int x = 0; x <= LAST; x++) {
            counts.add(new Count(x, x == LAST, seen[x], expected[x]));
        }
        return new VisitCounts(counts);
    }
}
