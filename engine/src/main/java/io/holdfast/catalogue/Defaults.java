package io.holdfast.catalogue;

/**
 * What the book assumes where a fact is unknown.
 *
 * @param noticeDays days of notice
 * @param marginRate share of the fee that is left, 0 to 1
 * @param expectedYears years a client is expected to stay from the start
 * @param monthlyFee money a month a client pays where nobody recorded a fee
 * @param discountRate yearly discount rate
 * @param horizonMonths months over which a recurring sale counts
 */
public record Defaults(
        int noticeDays,
        double marginRate,
        double expectedYears,
        double monthlyFee,
        double discountRate,
        int horizonMonths) {}
