package io.holdfast.uplift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a score tells whom an action helps: Qini(n) = Yt − Yc · Nt / Nc among the n clients of the highest score
 * (Radcliffe 2007), beside a score that knows nothing.
 *
 * @param curve from nobody to everybody, one point where the score changes
 * @param area between the curve and the straight line to its end, by the number of clients; above 0 where the score helps
 */
public record Qini(List<Point> curve, double area) {

    public Qini {
        curve = List.copyOf(curve);
    }

    /** What was gained among so many clients. */
    public record Point(int clients, double gained) {}

    /**
     * One client of a test.
     *
     * @param measure 1 or 0 for yes and no, or an amount
     */
    public record Scored(double score, boolean treated, double measure) {}

    /** Clients of one score count together, so that the order of a file changes nothing. */
    public static Qini of(List<Scored> clients) {
        List<Scored> ranked = new ArrayList<>(clients);
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        List<Point> curve = new ArrayList<>(List.of(new Point(0, 0)));
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < ranked.size(); i++) {
            Scored one = ranked.get(i);
            int group = one.treated() ? 0 : 1;
            sums[group] += one.measure();
            counts[group]++;
            if (i + 1 == ranked.size() || ranked.get(i + 1).score() != one.score()) {
                double expected = counts[1] == 0 ? 0 : sums[1] * counts[0] / counts[1];
                curve.add(new Point(i + 1, sums[0] - expected));
            }
        }
        return new Qini(curve, area(curve));
    }

    private static double area(List<Point> curve) {
        Point last = curve.get(curve.size() - 1);
        double area = 0;
        for (int i = 1; i < curve.size(); i++) {
            Point from = curve.get(i - 1);
            Point to = curve.get(i);
            area += (to.clients() - from.clients()) * (from.gained() + to.gained()) / 2;
        }
        return last.clients() == 0 ? 0 : (area - last.clients() * last.gained() / 2) / last.clients();
    }
}
