package io.holdfast.worth.history;

import io.holdfast.client.Client;
import io.holdfast.client.Loyalty;
import io.holdfast.client.Purchase;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a client who comes to visit came, and what they spent, in weeks from their first visit. Purchases of one day are
 * one visit.
 *
 * @param days money spent by day, none where it was not recorded; empty where only a count of visits is known
 */
public record VisitHistory(Visits visits, Spend spend, SortedMap<LocalDate, Optional<Double>> days) {

    private static final double WEEK = 7;

    /** A client's history, or why there is none; without a reason for those under contract and for new ones. */
    public static Outcome<VisitHistory> of(Client client) {
        boolean contract =
                client.contract().monthlyFee() != null && client.contract().monthlyFee() > 0;
        String term = client.contract().term();
        if (contract || term != null && !term.equals("none")) {
            return Outcome.none();
        }
        return client.purchases().isEmpty() ? ofCount(client) : ofPurchases(client);
    }

    /** The same client as they were seen on an earlier day; empty when they had not come yet, or days are unknown. */
    public Optional<VisitHistory> asOf(LocalDate day) {
        SortedMap<LocalDate, Optional<Double>> until = new TreeMap<>(days.headMap(day.plusDays(1)));
        return until.isEmpty() ? Optional.empty() : Optional.of(of(until, day));
    }

    /** Visits after one day and until another. */
    public int between(LocalDate after, LocalDate until) {
        return days.subMap(after.plusDays(1), until.plusDays(1)).size();
    }

    private static Outcome<VisitHistory> ofPurchases(Client client) {
        SortedMap<LocalDate, Optional<Double>> days = new TreeMap<>();
        boolean later = false;
        boolean undated = false;
        for (Purchase purchase : client.purchases()) {
            LocalDate on = purchase.on();
            if (on == null) {
                undated = true;
            } else if (on.isAfter(client.asOf())) {
                later = true;
            } else {
                Optional<Double> amount = Optional.ofNullable(purchase.amount());
                days.merge(
                        on,
                        amount,
                        (one, other) -> one.isPresent() && other.isPresent()
                                ? Optional.of(one.get() + other.get())
                                : Optional.empty());
            }
        }
        if (days.isEmpty()) {
            return later
                    ? Outcome.unusable("has purchases only after the day of looking")
                    : Outcome.unusable("has purchases, but none with a date");
        }
        Outcome<VisitHistory> found = Outcome.of(of(days, client.asOf()));
        LocalDate since = client.since();
        if (later) {
            return found.but("has purchases after the day of looking, which do not count");
        } else if (undated) {
            return found.but("has purchases without a date, which do not count");
        } else if (since != null && days.firstKey().isBefore(since)) {
            return found.but("bought before the day they are said to be a client since; the first purchase counts");
        }
        return found;
    }

    private static Outcome<VisitHistory> ofCount(Client client) {
        Loyalty loyalty = client.loyalty();
        Integer visits = loyalty.visits();
        LocalDate since = client.since();
        LocalDate last = loyalty.lastVisit();
        if (visits == null || visits == 0) {
            return Outcome.none();
        } else if (since == null || last == null) {
            return Outcome.unusable("has visits, but not both the day of the first (since) and of the last");
        } else if (last.isBefore(since)) {
            return Outcome.unusable("came last before they came first");
        } else if (last.isAfter(client.asOf())) {
            return Outcome.unusable("came last after the day of looking");
        }
        double weeks = visits == 1 ? 0 : ChronoUnit.DAYS.between(since, last) / WEEK;
        double age = ChronoUnit.DAYS.between(since, client.asOf()) / WEEK;
        return Outcome.of(new VisitHistory(new Visits(visits - 1, weeks, age), Spend.NONE, new TreeMap<>()));
    }

    private static VisitHistory of(SortedMap<LocalDate, Optional<Double>> days, LocalDate asOf) {
        LocalDate first = days.firstKey();
        Visits visits = new Visits(
                days.size() - 1,
                ChronoUnit.DAYS.between(first, days.lastKey()) / WEEK,
                ChronoUnit.DAYS.between(first, asOf) / WEEK);
        double[] known = days.entrySet().stream()
                .filter(day -> day.getKey().isAfter(first))
                .map(Map.Entry::getValue)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .filter(amount -> amount > 0)
                .toArray();
        double sum = java.util.Arrays.stream(known).sum();
        return new VisitHistory(
                visits, known.length == 0 ? Spend.NONE : new Spend(known.length, sum / known.length), days);
    }
}
