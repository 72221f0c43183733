package io.holdfast.worth.parameters;

import io.holdfast.worth.history.ContractDates;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.history.VisitHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How well each model of a book, fitted to what was known on an earlier day, told what came after it. */
public record HoldOuts(List<RenewalHoldOut> renewals, Optional<VisitHoldOut> visits, Optional<SpendHoldOut> spend) {

    /** Without a day of somebody's choice: contracts are held against a year, visits against a quarter of their time. */
    private static final int MONTHS = 12;

    private static final int QUARTERS = 4;
    private static final int FEWEST_DAYS = 90;

    public HoldOuts {
        renewals = List.copyOf(renewals);
    }

    /** Of the histories of a book; what cannot be held out is not there. */
    public static HoldOuts of(Histories histories, Optional<LocalDate> asked, LocalDate asOf) {
        List<ContractDates> contracts = histories.contracts();
        LocalDate year = asked.orElse(asOf.minusMonths(MONTHS));
        List<RenewalHoldOut> renewals = contracts.stream()
                .map(ContractDates::period)
                .distinct()
                .sorted()
                .flatMap(unit -> RenewalHoldOut.of(contracts, unit, year, asOf).stream())
                .toList();
        List<VisitHistory> visitors = histories.visitors();
        Optional<LocalDate> day = asked.or(() -> quarter(visitors, asOf));
        return new HoldOuts(
                renewals,
                day.flatMap(until -> VisitHoldOut.of(visitors, until, asOf)),
                day.flatMap(until -> SpendHoldOut.of(visitors, until, asOf)));
    }

    private static Optional<LocalDate> quarter(List<VisitHistory> visitors, LocalDate asOf) {
        return visitors.stream()
                .map(one -> one.days().firstKey())
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, asOf))
                .filter(days -> days >= FEWEST_DAYS)
                .map(days -> asOf.minusDays(days / QUARTERS));
    }

    public boolean isEmpty() {
        return renewals.isEmpty() && visits.isEmpty() && spend.isEmpty();
    }

    /** What they say, in words; warnings begin with the word. */
    public List<String> words() {
        return Stream.of(
                        renewals.stream().map(RenewalHoldOut::words),
                        visits.stream().map(VisitHoldOut::words),
                        spend.stream().map(SpendHoldOut::words))
                .flatMap(all -> all)
                .flatMap(List::stream)
                .toList();
    }
}
