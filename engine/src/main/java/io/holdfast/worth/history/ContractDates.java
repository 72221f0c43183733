package io.holdfast.worth.history;

import io.holdfast.client.Client;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A contract of known days, so that it can be looked at as of an earlier one.
 *
 * @param period what is renewed: month, year or term
 * @param months how long one of them is
 * @param end the day they left; empty for who is there
 */
public record ContractDates(String period, int months, LocalDate start, Optional<LocalDate> end) {

    /** Empty where there is no contract that renews, its renewals are counted elsewhere, or a day is not known. */
    static Optional<ContractDates> of(Client client) {
        Optional<String> period = ContractHistory.period(client);
        LocalDate start = client.contract().start() != null ? client.contract().start() : client.since();
        LocalDate end = client.ended().on();
        if (end == null && "lapsed".equals(client.status())) {
            end = client.contract().end();
            if (end == null) {
                return Optional.empty();
            }
        }
        if (period.isEmpty() || start == null || client.contract().renewals() != null) {
            return Optional.empty();
        }
        return end != null && end.isBefore(start)
                ? Optional.empty()
                : Optional.of(new ContractDates(
                        period.get(),
                        ContractHistory.months(client.contract(), period.get(), start),
                        start,
                        Optional.ofNullable(end)));
    }

    /** As it stood on a day; empty when it had not begun. */
    public Optional<ContractHistory> on(LocalDate day) {
        return start.isAfter(day)
                ? Optional.empty()
                : Optional.of(
                        ContractHistory.dated(period, months, start, end.filter(last -> !last.isAfter(day)), day));
    }

    /** How often it could have been renewed until a day. */
    public int due(LocalDate day) {
        return (int) (ChronoUnit.MONTHS.between(start, day) / months);
    }
}
