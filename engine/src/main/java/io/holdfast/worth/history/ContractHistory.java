package io.holdfast.worth.history;

import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often a client renewed their contract, and whether they then left.
 *
 * @param period what they renew: {@code month} for rolling contracts, {@code year} for annual ones, {@code term} for
 *     those of several years, each as long as the contract says
 * @param months how long one of them is
 * @param renewals made so far
 * @param left whether they did not make the next one
 */
public record ContractHistory(String period, int months, int renewals, boolean left) {

    /** Days after a monthly renewal within which leaving still counts as that renewal not made. */
    private static final int GRACE_DAYS = 3;

    /** A client's history, or why there is none; empty without a reason where they have no contract that renews. */
    public static Outcome<ContractHistory> of(Client client) {
        Contract contract = client.contract();
        Optional<String> period = period(client);
        if (period.isEmpty()) {
            return Outcome.none();
        }
        LocalDate asOf = client.asOf();
        LocalDate start = contract.start() != null ? contract.start() : client.since();
        LocalDate end = client.ended().on();
        boolean left = end != null && !end.isAfter(asOf);
        if (end == null && "lapsed".equals(client.status())) {
            boolean ranOut = contract.end() != null && !contract.end().isAfter(asOf);
            if (!ranOut && contract.renewals() == null) {
                return Outcome.unusable(
                        "left, but nobody recorded when; without them clients seem to stay longer than they do");
            }
            left = true;
            end = ranOut ? contract.end() : asOf;
        }
        if (contract.renewals() != null) {
            int length =
                    start == null ? (period.get().equals("month") ? 1 : 12) : months(contract, period.get(), start);
            return Outcome.of(new ContractHistory(period.get(), length, contract.renewals(), left));
        } else if (start == null) {
            return Outcome.unusable("has a contract, but nobody recorded since when");
        } else if (start.isAfter(asOf)) {
            return Outcome.unusable("has a contract that begins after the day of looking");
        } else if (left && end != null && end.isBefore(start)) {
            return Outcome.unusable("ended before the contract began");
        }
        return Outcome.of(dated(
                period.get(),
                months(contract, period.get(), start),
                start,
                Optional.ofNullable(end).filter(last -> !last.isAfter(asOf)),
                asOf));
    }

    /** Of known days; the end is that of who has left. */
    static ContractHistory dated(String period, int months, LocalDate start, Optional<LocalDate> end, LocalDate asOf) {
        if (end.isPresent()) {
            return new ContractHistory(period, months, leftAt(start, end.get().plusDays(1), months) - 1, true);
        }
        return new ContractHistory(period, months, (int) (ChronoUnit.MONTHS.between(start, asOf) / months), false);
    }

    /** The renewal not made, from 1: that at the end of the period they left in, or had just ended. */
    private static int leftAt(LocalDate start, LocalDate until, int months) {
        long complete = ChronoUnit.MONTHS.between(start, until);
        long days = ChronoUnit.DAYS.between(start.plusMonths(complete), until);
        boolean justEnded = complete % months == 0 && (months > 1 || days <= GRACE_DAYS);
        return (int) Math.max(1, complete / months + (justEnded ? 0 : 1));
    }

    /** What a client renews; empty for prospects, and where the contract does not renew. */
    static Optional<String> period(Client client) {
        String term =
                "prospect".equals(client.status()) ? null : client.contract().term();
        if ("rolling".equals(term)) {
            return Optional.of("month");
        } else if ("annual".equals(term)) {
            return Optional.of("year");
        }
        return "multi-year".equals(term) ? Optional.of("term") : Optional.empty();
    }

    static int months(Contract contract, String period, LocalDate start) {
        if (period.equals("month")) {
            return 1;
        }
        LocalDate end = contract.end();
        return end != null && period.equals("term") && end.isAfter(start)
                ? (int) Math.max(12, ChronoUnit.MONTHS.between(start, end.plusDays(1)))
                : 12;
    }
}
