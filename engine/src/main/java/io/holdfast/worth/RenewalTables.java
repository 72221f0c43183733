package io.holdfast.worth;

import io.holdfast.worth.model.Retention;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tables of renewals by how many months a period has: terms differ in length, months and years do not. */
final class RenewalTables<M extends Retention> {

    private static final double YEAR = 12;

    private final LogErrors<M> fit;
    private final double yearlyDiscount;
    private final Map<Integer, RenewalTable> byMonths = new ConcurrentHashMap<>();

    /**
     * @param yearlyDiscount rate of a year, above 0
     */
    RenewalTables(LogErrors<M> fit, double yearlyDiscount) {
        this.fit = fit;
        this.yearlyDiscount = yearlyDiscount;
    }

    RenewalTable of(int months) {
        return byMonths.computeIfAbsent(
                months, any -> new RenewalTable(fit, Math.pow(1 + yearlyDiscount, months / YEAR) - 1));
    }
}
