package io.holdfast.uplift;

import java.util.OptionalInt;

/**
 * Treated against control by one measure.
 *
 * @param difference mean of the treated less that of the control group
 * @param low lower end of its 95 % interval, repeated looks not counted; endless where a group is too small to tell
 * @param high upper end
 * @param z the difference in its standard errors
 * @param chance the chance of a difference as large where there is none
 * @param verdict better, worse or undetermined
 * @param because why it is undetermined; empty when it is not
 * @param sampleNeeded clients each group needs to show a difference as large as the one seen (80 % power, 5 %
 *     two-sided), never fewer than a verdict takes; empty where none was seen, or a group has nobody
 */
public record Comparison(
        Arm treated,
        Arm control,
        double difference,
        double low,
        double high,
        double z,
        double chance,
        String verdict,
        String because,
        OptionalInt sampleNeeded) {

    public static final String UNDETERMINED = "undetermined";

    private static final int FEWEST = 30;
    private static final int MOST = 1_000_000_000;

    /** Of shares, such as who stayed: the interval is Newcombe's (1998, Statistics in Medicine 17), the test pools. */
    public static Comparison ofShares(Arm treated, Arm control, Split split, Looks looks) {
        double one = treated.mean();
        double other = control.mean();
        double difference = one - other;
        double[] first = wilson(treated);
        double[] second = wilson(control);
        double pooled = (treated.sum() + control.sum()) / Math.max(1, treated.clients() + control.clients());
        double error = Math.sqrt(pooled * (1 - pooled) * (inverse(treated) + inverse(control)));
        return of(
                treated,
                control,
                difference - Math.hypot(one - first[0], second[1] - other),
                difference + Math.hypot(first[1] - one, other - second[0]),
                error,
                needed(one, other),
                split,
                looks);
    }

    /** Of amounts, such as revenue a client: Welch's standard error, large samples. */
    public static Comparison ofMeans(Arm treated, Arm control, Split split, Looks looks) {
        double difference = treated.mean() - control.mean();
        double error = Math.sqrt(treated.variance() * inverse(treated) + control.variance() * inverse(control));
        double wide = treated.clients() < 2 || control.clients() < 2 ? Double.POSITIVE_INFINITY : Normal.REACH * error;
        double reach = Normal.REACH + Normal.POWER;
        double clients = reach * reach * (treated.variance() + control.variance()) / (difference * difference);
        return of(
                treated,
                control,
                difference - wide,
                difference + wide,
                error,
                difference == 0 || Double.isInfinite(wide) ? OptionalInt.empty() : whole(clients),
                split,
                looks);
    }

    /** Clients each group needs to show a share growing from one to another with 80 % power, 5 % two-sided. */
    public static OptionalInt needed(double one, double other) {
        if (one == other) {
            return OptionalInt.empty();
        }
        double mean = (one + other) / 2;
        double reach = Normal.REACH * Math.sqrt(2 * mean * (1 - mean))
                + Normal.POWER * Math.sqrt(one * (1 - one) + other * (1 - other));
        return whole(reach * reach / ((one - other) * (one - other)));
    }

    private static Comparison of(
            Arm treated,
            Arm control,
            double low,
            double high,
            double error,
            OptionalInt needed,
            Split split,
            Looks looks) {
        double difference = treated.mean() - control.mean();
        double z = error > 0 ? difference / error : 0;
        String because = why(treated, control, z, split, looks);
        String verdict = because.isEmpty() ? (difference > 0 ? "better" : "worse") : UNDETERMINED;
        return new Comparison(
                treated,
                control,
                difference,
                low,
                high,
                z,
                Normal.beyond(z),
                verdict,
                because,
                told(treated, control, needed));
    }

    private static OptionalInt told(Arm treated, Arm control, OptionalInt needed) {
        return needed.isEmpty() || treated.clients() == 0 || control.clients() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(FEWEST, needed.getAsInt()));
    }

    private static String why(Arm treated, Arm control, double z, Split split, Looks looks) {
        if (split.isBroken()) {
            return "the split is not the one that was meant, so something else decided who is in which group";
        }
        int fewest = Math.min(treated.clients(), control.clients());
        if (fewest < FEWEST) {
            return "too few clients in a group: " + fewest + " of at least " + FEWEST;
        }
        return Math.abs(z) < looks.bound() ? "the difference is within what chance alone makes" : "";
    }

    private static double[] wilson(Arm arm) {
        double n = arm.clients();
        if (n == 0) {
            return new double[] {0, 1};
        }
        double p = arm.mean();
        double z2 = Normal.REACH * Normal.REACH;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Normal.REACH * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return new double[] {Math.max(0, middle - reach), Math.min(1, middle + reach)};
    }

    private static double inverse(Arm arm) {
        return arm.clients() == 0 ? 0 : 1.0 / arm.clients();
    }

    private static OptionalInt whole(double clients) {
        return OptionalInt.of((int) Math.min(MOST, Math.ceil(clients)));
    }
}
