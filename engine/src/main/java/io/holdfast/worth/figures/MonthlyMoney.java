package io.holdfast.worth.figures;

import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a client pays us a month on a day, in cents: their fee from the contract's start until they left. */
public final class MonthlyMoney {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private MonthlyMoney() {}

    /**
     * By the facts as they stood on the day, save that who is known by now to have left by then paid nothing.
     *
     * @param now the day whose knowledge counts
     * @return empty where the facts do not say: a fee without a beginning, or a client who left on a day nobody recorded
     */
    public static OptionalLong cents(Timeline timeline, LocalDate day, LocalDate now) {
        Optional<Client> then = timeline.on(day);
        if (then.isEmpty()) {
            return OptionalLong.of(0);
        }
        boolean gone = timeline.on(now)
                .flatMap(MonthlyMoney::left)
                .filter(end -> !end.isAfter(day))
                .isPresent();
        return gone ? OptionalLong.of(0) : cents(then.get(), day);
    }

    static OptionalLong cents(Client client, LocalDate day) {
        Contract contract = client.contract();
        Double fee = contract.monthlyFee();
        if (fee == null || fee == 0 || "prospect".equals(client.status()) || "none".equals(contract.term())) {
            return OptionalLong.of(0);
        }
        LocalDate start = start(client);
        Optional<LocalDate> end = left(client);
        if (start == null || end.isEmpty() && "lapsed".equals(client.status())) {
            return OptionalLong.empty();
        }
        boolean pays =
                !start.isAfter(day) && end.filter(last -> !last.isAfter(day)).isEmpty();
        return OptionalLong.of(pays ? cents(fee) : 0);
    }

    /** The day a client left; empty for who is there, came back with a later contract, or left nobody knows when. */
    private static Optional<LocalDate> left(Client client) {
        LocalDate start = client.contract().start();
        LocalDate end = client.ended().on();
        boolean lapsed = "lapsed".equals(client.status());
        if (end == null && lapsed) {
            end = client.contract().end();
        }
        boolean earlierContract = end != null && start != null && end.isBefore(start);
        return earlierContract ? Optional.empty() : Optional.ofNullable(end);
    }

    /** Of a contract that was renewed the days of its start may be those of its last renewal. */
    private static @Nullable LocalDate start(Client client) {
        LocalDate start = client.contract().start();
        LocalDate since = client.since();
        Integer renewals = client.contract().renewals();
        boolean renewed = renewals != null && renewals > 0;
        return start == null || renewed && since != null && since.isBefore(start) ? since : start;
    }

    /** Rounded once, so that sums are exact. */
    private static long cents(double fee) {
        return BigDecimal.valueOf(fee)
                .min(MOST)
                .multiply(HUNDRED)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
