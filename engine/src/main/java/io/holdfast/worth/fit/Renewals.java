package io.holdfast.worth.fit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How clients under contract have renewed, counted; not whole where a summary counted in shares.
 *
 * @param left by the renewal at which they left, from 1
 * @param staying by the renewals made so far, from 0, of those who are still there
 */
public record Renewals(SortedMap<Integer, Double> left, SortedMap<Integer, Double> staying) {

    /** Nobody. */
    public static final Renewals NONE = new Renewals(new TreeMap<>(), new TreeMap<>());

    public Renewals {
        left = new TreeMap<>(left);
        staying = new TreeMap<>(staying);
    }

    /** One cohort followed from its start: how many were still there after 0, 1, 2 … renewals. */
    public static Renewals ofCohort(double... survivors) {
        SortedMap<Integer, Double> left = new TreeMap<>();
        for (int t = 1; t < survivors.length; t++) {
            left.put(t, survivors[t - 1] - survivors[t]);
        }
        SortedMap<Integer, Double> staying = new TreeMap<>();
        staying.put(survivors.length - 1, survivors[survivors.length - 1]);
        return new Renewals(left, staying);
    }

    /** These and one client more, who made so many renewals and then left, or is still there. */
    public Renewals with(int renewals, boolean leaving) {
        SortedMap<Integer, Double> moreLeft = new TreeMap<>(left);
        SortedMap<Integer, Double> moreStaying = new TreeMap<>(staying);
        if (leaving) {
            moreLeft.merge(renewals + 1, 1.0, Double::sum);
        } else {
            moreStaying.merge(renewals, 1.0, Double::sum);
        }
        return new Renewals(moreLeft, moreStaying);
    }

    /** These and those together. */
    public Renewals and(Renewals others) {
        SortedMap<Integer, Double> moreLeft = new TreeMap<>(left);
        SortedMap<Integer, Double> moreStaying = new TreeMap<>(staying);
        others.left.forEach((t, count) -> moreLeft.merge(t, count, Double::sum));
        others.staying.forEach((t, count) -> moreStaying.merge(t, count, Double::sum));
        return new Renewals(moreLeft, moreStaying);
    }

    public double clients() {
        return sum(left) + sum(staying);
    }

    public double leavers() {
        return sum(left);
    }

    /** How often a client stood before a renewal whose end is known. */
    public double decided() {
        return weighted(left) + weighted(staying);
    }

    /** How often a client renewed. */
    public double renewed() {
        return decided() - leavers();
    }

    /** The latest renewal anybody has stood before. */
    public int latest() {
        return Math.max(left.isEmpty() ? 0 : left.lastKey(), staying.isEmpty() ? 0 : staying.lastKey());
    }

    private static double sum(Map<Integer, Double> counts) {
        return counts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double weighted(Map<Integer, Double> counts) {
        return counts.entrySet().stream()
                .mapToDouble(entry -> entry.getKey() * entry.getValue())
                .sum();
    }
}
