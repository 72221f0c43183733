package io.holdfast.worth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients drawn from a model of known parameters. */
public final class Simulation {

    private Simulation() {}

    /** A client's visits, looked at so long after the first. */
    public static Visits visits(BgNbd model, double age, Random dice) {
        List<Double> times = times(model, age, dice);
        return new Visits(times.size(), times.isEmpty() ? 0 : times.get(times.size() - 1), age);
    }

    /** When a client came back, from their first visit to so long after it. */
    public static List<Double> times(BgNbd model, double age, Random dice) {
        double rate = gamma(model.r(), dice) / model.alpha();
        double stop = beta(model.a(), model.b(), dice);
        List<Double> times = new ArrayList<>();
        for (double now = -Math.log(1 - dice.nextDouble()) / rate;
                now <= age;
                now -= Math.log(1 - dice.nextDouble()) / rate) {
            times.add(now);
            if (dice.nextDouble() < stop) {
                break;
            }
        }
        return times;
    }

    /** What a client spent on so many visits. */
    public static Spend spend(GammaGamma model, int visits, Random dice) {
        double scale = gamma(model.q(), dice) / model.gamma();
        double sum = 0;
        for (int i = 0; i < visits; i++) {
            sum += gamma(model.p(), dice) / scale;
        }
        return new Spend(visits, sum / visits);
    }

    /** The renewal at which a client leaves, from 1; one more than the most when they have not left by then. */
    public static int leaving(ShiftedBetaGeometric model, int most, Random dice) {
        double leave = beta(model.alpha(), model.beta(), dice);
        for (int t = 1; t <= most; t++) {
            if (dice.nextDouble() < leave) {
                return t;
            }
        }
        return most + 1;
    }

    private static double beta(double a, double b, Random dice) {
        double one = gamma(a, dice);
        double other = gamma(b, dice);
        return one + other == 0 ? a / (a + b) : one / (one + other);
    }

    /** Marsaglia and Tsang 2000. */
    static double gamma(double shape, Random dice) {
        if (shape < 1) {
            return gamma(shape + 1, dice) * Math.pow(dice.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = dice.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(dice.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
