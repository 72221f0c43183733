package io.holdfast.api.pages;

import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract at a glance: its terms, and a line of time with the notice deadline on it.
 *
 * @param unknown whether nothing is on record
 * @param span empty where a start or an end is missing
 */
public record ContractView(
        String headline,
        String terms,
        boolean unknown,
        @Nullable Span span,
        List<Milestone> dates) {

    /** Places on a line of 100, written as numbers a drawing takes. */
    public record Span(
            String today,
            String todayMark,
            @Nullable String notice,
            @Nullable String noticeWidth) {}

    /** A named day of the contract; how far away it is where that still matters. */
    public record Milestone(String name, Day day, @Nullable Day away) {}

    static ContractView of(Client client, BookLens lens) {
        Contract contract = client.contract();
        String term = contract.term();
        return new ContractView(
                headline(term, contract.monthlyFee(), lens),
                terms(contract),
                term == null && contract.monthlyFee() == null,
                span(contract, client.asOf()),
                dates(contract, lens.text()));
    }

    private static String headline(@Nullable String term, @Nullable Double fee, BookLens lens) {
        String kind = term == null
                ? (fee == null ? PageText.UNKNOWN : "Terms unknown")
                : term.equals("none")
                        ? "No contract"
                        : term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1);
        return fee == null ? kind : kind + ", " + PageText.money(fee) + " " + lens.currency() + " a month";
    }

    private static String terms(Contract contract) {
        List<String> terms = new ArrayList<>();
        if (contract.noticeDays() != null) {
            terms.add(PageText.counted(contract.noticeDays(), "day") + " notice");
        }
        if (contract.autoRenews() != null) {
            terms.add(contract.autoRenews() ? "renews itself" : "does not renew itself");
        }
        if (contract.priceIndex() != null) {
            terms.add(
                    contract.priceIndex().equals("none") ? "no price clause" : "price clause " + contract.priceIndex());
        }
        return String.join(", ", terms);
    }

    private static List<Milestone> dates(Contract contract, PageText text) {
        List<Milestone> dates = new ArrayList<>();
        Optional.ofNullable(contract.start())
                .ifPresent(start -> dates.add(new Milestone("Started", text.on(start), null)));
        boolean rolling = "rolling".equals(contract.term());
        Optional.ofNullable(contract.noticeDeadline())
                .filter(deadline -> !rolling)
                .ifPresent(deadline ->
                        dates.add(new Milestone(noticeName(contract), text.on(deadline), text.away(deadline))));
        end(contract, text.asOf())
                .ifPresent(end -> dates.add(new Milestone(endName(contract), text.on(end), text.away(end))));
        Optional.ofNullable(contract.lastPriceRise())
                .ifPresent(rise -> dates.add(new Milestone("Last price rise", text.on(rise), null)));
        return dates;
    }

    private static String noticeName(Contract contract) {
        return Boolean.TRUE.equals(contract.noticeAssumed()) ? "Notice by, assumed" : "Notice by";
    }

    private static String endName(Contract contract) {
        return Boolean.TRUE.equals(contract.autoRenews()) ? "Renews" : "Ends";
    }

    /** The end of the term that runs now, which for a contract that renews itself is not the one on record. */
    private static Optional<LocalDate> end(Contract contract, LocalDate asOf) {
        return Optional.ofNullable(contract.daysToEnd()).map(asOf::plusDays);
    }

    private static @Nullable Span span(Contract contract, LocalDate asOf) {
        LocalDate start = contract.start();
        LocalDate end = end(contract, asOf).orElse(null);
        if (start == null || end == null || !end.isAfter(start)) {
            return null;
        }
        double today = place(start, end, asOf);
        LocalDate deadline = contract.noticeDeadline();
        String notice = deadline == null ? null : coordinate(place(start, end, deadline));
        String width = deadline == null ? null : coordinate(100 - place(start, end, deadline));
        return new Span(coordinate(today), coordinate(Math.min(99.2, today)), notice, width);
    }

    private static double place(LocalDate start, LocalDate end, LocalDate day) {
        double share = 100.0 * ChronoUnit.DAYS.between(start, day) / ChronoUnit.DAYS.between(start, end);
        return Math.min(100, Math.max(0, share));
    }

    private static String coordinate(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
