package io.holdfast.worth.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the clients of a segment are worth.
 *
 * @param clients how many there are
 * @param modelled how many of them a fitted model values, the others the simple value
 * @param lifetime money, on average
 * @param residual money still to come, on average
 * @param median the lifetime value of the client in the middle
 */
public record SegmentWorth(String segment, int clients, int modelled, double lifetime, double residual, double median) {

    /** One client's worth. */
    public record Valued(String segment, double lifetime, double residual, boolean modelled) {}

    /** Segment by segment, the one with most still to come first. */
    public static List<SegmentWorth> of(List<Valued> clients) {
        Map<String, List<Valued>> bySegment = new TreeMap<>();
        clients.forEach(one -> bySegment
                .computeIfAbsent(one.segment(), any -> new ArrayList<>())
                .add(one));
        List<SegmentWorth> worths = new ArrayList<>();
        bySegment.forEach((segment, some) -> worths.add(of(segment, some)));
        worths.sort(Comparator.comparingDouble((SegmentWorth one) -> one.residual() * one.clients())
                .reversed()
                .thenComparing(SegmentWorth::segment));
        return worths;
    }

    /** All of them under one name. */
    public static SegmentWorth of(String name, List<Valued> clients) {
        double[] lifetimes =
                clients.stream().mapToDouble(Valued::lifetime).sorted().toArray();
        int n = clients.size();
        return new SegmentWorth(
                name,
                n,
                (int) clients.stream().filter(Valued::modelled).count(),
                clients.stream().mapToDouble(Valued::lifetime).average().orElse(0),
                clients.stream().mapToDouble(Valued::residual).average().orElse(0),
                n == 0 ? 0 : (lifetimes[(n - 1) / 2] + lifetimes[n / 2]) / 2);
    }
}
