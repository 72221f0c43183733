package io.holdfast.worth.report;

import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.Retention;
import java.util.ArrayList;
import java.util.List;

/**
 * Who was still there after so many renewals: as it was seen, counting each client as long as they were watched (Kaplan
 * and Meier 1958), beside what a model says.
 */
public record SurvivalCurve(List<Point> points) {

    /** Fewer watched clients than this, or than this share of all, say nothing about a renewal. */
    private static final double FEWEST = 10;

    private static final double LEAST_SHARE = 0.05;

    private static final int MOST_POINTS = 120;

    public SurvivalCurve {
        points = List.copyOf(points);
    }

    /**
     * One renewal.
     *
     * @param renewal 0 is the start
     * @param watched clients who stood before it and whose answer is known
     * @param seen share of all still there after it
     * @param model the same by the model
     */
    public record Point(int renewal, double watched, double seen, double model) {}

    /** From the start to the last renewal that enough clients stood before. */
    public static SurvivalCurve of(Renewals renewals, Retention model) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, renewals.clients(), 1, 1));
        double seen = 1;
        for (int t = 1; t <= Math.min(renewals.latest(), MOST_POINTS); t++) {
            double watched = sum(renewals.left().tailMap(t).values())
                    + sum(renewals.staying().tailMap(t).values());
            if (watched < Math.max(FEWEST, LEAST_SHARE * renewals.clients())) {
                break;
            }
            seen *= 1 - renewals.left().getOrDefault(t, 0.0) / watched;
            points.add(new Point(t, watched, seen, model.survival(t)));
        }
        return new SurvivalCurve(points);
    }

    /** The widest gap between what was seen and the model, as a share of all clients. */
    public double widestGap() {
        return points.stream()
                .mapToDouble(point -> Math.abs(point.seen() - point.model()))
                .max()
                .orElse(0);
    }

    private static double sum(Iterable<Double> counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
