package io.holdfast.worth;

import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.model.Visits;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Visits to come, discounted, by how often a client came and how long ago they came first. For each number of visits
 * that is a smooth curve over the age; it is worked out when the first client of that number is seen, and then kept.
 */
final class VisitTable<M extends VisitModel> {

    /** 30 days in weeks. */
    private static final double MONTH = 30 / 7.0;

    private static final int MOST_KEPT = 1024;
    private static final double MOST_WEEKS = 8000;
    private static final int POINTS = 28;
    private static final int SLOPE_POINTS = 10;

    private final LogErrors<M> fit;
    private final int months;
    private final double discount;
    private final AtomicReferenceArray<Curves> kept = new AtomicReferenceArray<>(MOST_KEPT);

    /**
     * @param months how far ahead visits count
     * @param discount monthly rate, 0 or more
     */
    VisitTable(LogErrors<M> fit, int months, double discount) {
        this.fit = fit;
        this.months = months;
        this.discount = discount;
    }

    M model() {
        return fit.model();
    }

    /**
     * What is known of clients who came equally often.
     *
     * @param visits logarithm of the discounted visits to come of those who still come, over the logarithm of alpha + age
     * @param slopes the same by each parameter
     */
    private record Curves(Chebyshev visits, Chebyshev[] slopes) {}

    /** Expected visits to come, discounted; 0 or more. */
    double expected(Visits seen) {
        double place = Math.log(model().alpha() + seen.age());
        return model().alive(seen) * Math.exp(curves(seen.repeats()).visits().at(place));
    }

    /** The variance of its logarithm. */
    double logVariance(Visits seen) {
        double place = Math.log(model().alpha() + seen.age());
        double[] slopes = fit.slopes(model -> Math.log(Math.max(model.alive(seen), Double.MIN_NORMAL)));
        Curves curves = curves(seen.repeats());
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] += curves.slopes()[i].at(place);
        }
        return fit.variance(slopes);
    }

    private Curves curves(int repeats) {
        if (repeats >= MOST_KEPT) {
            return made(repeats);
        }
        Curves known = kept.get(repeats);
        if (known == null) {
            known = made(repeats);
            kept.set(repeats, known);
        }
        return known;
    }

    private Curves made(int repeats) {
        double alpha = model().alpha();
        double from = Math.log(alpha);
        double to = Math.log(alpha + MOST_WEEKS);
        double[] visits = Chebyshev.places(from, to, POINTS);
        for (int i = 0; i < POINTS; i++) {
            visits[i] = Math.log(stillComing(repeats, Math.exp(visits[i]) - alpha));
        }
        double[] places = Chebyshev.places(from, to, SLOPE_POINTS);
        double[][] slopes = fit.slopeTables(model -> Arrays.stream(places)
                .map(log -> Math.log(inAll(model, repeats, Math.exp(log) - alpha)))
                .toArray());
        return new Curves(
                Chebyshev.through(from, to, visits),
                Arrays.stream(slopes)
                        .map(slope -> Chebyshev.through(from, to, slope))
                        .toArray(Chebyshev[]::new));
    }

    /** Discounted visits of a client who has not stopped coming. */
    private double stillComing(int repeats, double age) {
        Visits seen = new Visits(repeats, 0, Math.max(0, age));
        double before = 0;
        double sum = 0;
        for (int k = 1; k <= months; k++) {
            double now = model().visitsIfStillComing(seen, k * MONTH);
            sum += Math.max(0, now - before) / Math.pow(1 + discount, k);
            before = now;
        }
        return Math.max(sum, Double.MIN_NORMAL);
    }

    /** The same without discount, which moves with the parameters in the same way. */
    private double inAll(M model, int repeats, double age) {
        Visits seen = new Visits(repeats, 0, Math.max(0, age));
        return Math.max(model.visitsIfStillComing(seen, months * MONTH), Double.MIN_NORMAL);
    }
}
