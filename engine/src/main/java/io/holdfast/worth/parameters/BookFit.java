package io.holdfast.worth.parameters;

import io.holdfast.worth.fit.Fit;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.fit.RenewalFit;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.fit.Shrunk;
import io.holdfast.worth.fit.SpendFit;
import io.holdfast.worth.fit.VisitFit;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All models that a client book can support, each for all clients and by segment; where the book cannot support one, the
 * next simpler stands in its place and says why.
 *
 * @param warnings what to keep in mind when using the models
 */
public record BookFit(List<Learned> learned, List<String> warnings) {

    public BookFit {
        learned = List.copyOf(learned);
        warnings = List.copyOf(warnings);
    }

    /** Fits the histories of a book; whatever nobody has a history of is left out. */
    public static BookFit of(Histories histories) {
        List<Learned> learned = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        histories.renewals().forEach((period, segments) -> learned.addAll(renewals(period, segments)));
        if (!histories.visits().isEmpty()) {
            learned.addAll(visits(histories.visits(), warnings));
            learned.addAll(
                    fit("spend", "money", histories.spends(), SpendFit::gammaGamma, SpendFit::gammaGamma, warnings));
        }
        return new BookFit(learned, warnings);
    }

    private static List<Learned> renewals(String period, Map<String, Renewals> segments) {
        Renewals all = segments.values().stream().reduce(Renewals.NONE, Renewals::and);
        return RenewalFit.sbg(all)
                .fold(
                        fitted -> bySegment("renewals", period, RenewalFit.sbg(fitted, segments), ""),
                        refused -> List.of(simplerRenewals(period, all, refused.because())));
    }

    private static Learned simplerRenewals(String period, Renewals all, String because) {
        return RenewalFit.constant(all)
                .fold(
                        fitted -> Learned.of("renewals", period, Learned.ALL, fitted, because),
                        refused -> Learned.simple("renewals", period, all.clients(), refused.because()));
    }

    private static List<Learned> visits(Map<String, List<Visits>> segments, List<String> warnings) {
        List<Visits> all =
                segments.values().stream().flatMap(Collection::stream).toList();
        return VisitFit.bgNbd(all)
                .fold(
                        fitted -> bySegment("visits", "week", VisitFit.bgNbd(fitted, segments), ""),
                        refused -> simplerVisits(segments, all, refused.because(), warnings));
    }

    private static List<Learned> simplerVisits(
            Map<String, List<Visits>> segments, List<Visits> all, String because, List<String> warnings) {
        return VisitFit.nbd(all)
                .fold(
                        fitted -> {
                            fitted.warnings().forEach(warning -> warnings.add("visits: " + warning + "."));
                            return bySegment("visits", "week", VisitFit.nbd(fitted, segments), because);
                        },
                        refused -> List.of(Learned.simple("visits", "week", all.size(), because)));
    }

    private static <V, M> List<Learned> fit(
            String about,
            String unit,
            Map<String, List<V>> segments,
            Function<List<V>, Fit<M>> alone,
            BiFunction<Fitted<M>, Map<String, List<V>>, Shrunk<M>> shrink,
            List<String> warnings) {
        List<V> all = segments.values().stream().flatMap(Collection::stream).toList();
        return alone.apply(all)
                .fold(
                        fitted -> {
                            fitted.warnings().forEach(warning -> warnings.add(about + ": " + warning + "."));
                            return bySegment(about, unit, shrink.apply(fitted, segments), "");
                        },
                        refused -> List.of(Learned.simple(about, unit, all.size(), refused.because())));
    }

    private static <M> List<Learned> bySegment(String about, String unit, Shrunk<M> shrunk, String because) {
        List<Learned> learned = new ArrayList<>();
        learned.add(Learned.of(about, unit, Learned.ALL, shrunk.all(), because));
        new TreeMap<>(shrunk.segments())
                .forEach((segment, fitted) -> learned.add(Learned.of(about, unit, segment, fitted, because)));
        return learned;
    }
}
