package io.holdfast.worth.figures;

import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.OptionalLong;

/** What a client pays us a month on a day, in cents: their fee from the contract's start until they left. */
final class MonthlyMoney {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private MonthlyMoney() {}

    /** Empty where the facts do not say: a fee without a beginning, or a client who left on a day nobody recorded. */
    static OptionalLong cents(Client client, LocalDate day) {
        Contract contract = client.contract();
        Double fee = contract.monthlyFee();
        if (fee == null || fee == 0 || "prospect".equals(client.status()) || "none".equals(contract.term())) {
            return OptionalLong.of(0);
        }
        LocalDate start = contract.start() != null ? contract.start() : client.since();
        LocalDate end = client.ended().on();
        if (end == null && "lapsed".equals(client.status())) {
            end = contract.end();
            if (end == null) {
                return OptionalLong.empty();
            }
        }
        if (start == null) {
            return OptionalLong.empty();
        }
        boolean pays = !start.isAfter(day) && (end == null || end.isAfter(day));
        return OptionalLong.of(pays ? cents(fee) : 0);
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
