package io.holdfast.worth;

import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Defaults;
import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import io.holdfast.client.Loyalty;
import io.holdfast.client.Purchase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The simple lifetime value: yearly profit times expected years (1,000 a year for 5 years is 5,000), undiscounted.
 *
 * <p>Yearly profit is twelve monthly fees, and for a client without a fee the visits of a year at their average
 * spend, times the margin. A fee that nobody recorded is the book's, unless they are somebody who comes to visit. What is left is the expected years less the years already stayed, never less than half a
 * year's worth for a client who has outstayed the average, and nothing for one who has left.
 */
public final class SimpleValue {

    private static final double LEAST_YEARS_LEFT = 0.5;
    /** The interval is stated for a stay half as long and half as long again: a rule of thumb, not an estimate. */
    private static final double SPREAD = 0.5;

    /** More money than anybody has: what facts multiply to beyond it is a slip of the pen, and stays a number. */
    private static final double MOST = 1e12;

    private SimpleValue() {}

    static double sane(double money) {
        return Double.isNaN(money) ? 0 : Math.min(Math.max(money, 0), MOST);
    }

    /** The value of a client under a book's defaults; money, never negative. */
    public static LifetimeValue of(Client client, Book book) {
        List<String> assumed = new ArrayList<>();
        Defaults defaults = book.defaults();
        double profit = sane(yearlyProfit(client, defaults, assumed));
        double stayed = stayedYears(client, assumed);
        boolean left = "lapsed".equals(client.status());
        double yearsLeft = left ? 0 : Math.max(LEAST_YEARS_LEFT, defaults.expectedYears() - stayed);
        double lifetime = profit * (stayed + yearsLeft);
        return new LifetimeValue(
                lifetime,
                profit * yearsLeft,
                book.tiers().tierOf(lifetime),
                "simple: yearly profit × expected years",
                profit * (stayed + yearsLeft * (1 - SPREAD)),
                profit * (stayed + yearsLeft * (1 + SPREAD)),
                assumed);
    }

    static double yearlyProfit(Client client, Defaults defaults, List<String> assumed) {
        Contract contract = client.contract();
        Double rate = contract.marginRate();
        if (rate == null) {
            assumed.add("contract.marginRate");
        }
        double margin = rate == null ? defaults.marginRate() : rate;
        double visits = visitRevenue(client);
        if (contract.monthlyFee() == null && visits == 0) {
            assumed.add("contract.monthlyFee");
        }
        return (yearlyFee(client, defaults) + visits) * margin;
    }

    /** Twelve monthly fees: the book's where none is on record, and none from a client who pays by the visit. */
    static double yearlyFee(Client client, Defaults defaults) {
        Double fee = client.contract().monthlyFee();
        Integer visits = client.loyalty().visits();
        boolean paysByVisit = visits != null && visits > 0 || visitRevenue(client) > 0;
        return 12 * (fee != null ? fee : paysByVisit ? 0 : defaults.monthlyFee());
    }

    /** Visits a year at the average amount of their purchases; nothing where either is unknown. */
    private static double visitRevenue(Client client) {
        Loyalty loyalty = client.loyalty();
        Double perYear = loyalty.visitsPerYear();
        if (perYear == null) {
            return 0;
        }
        return perYear * averageSpend(client);
    }

    /** The average amount of their purchases; 0 where no amount is known. */
    static double averageSpend(Client client) {
        List<Purchase> purchases = client.purchases();
        if (purchases.isEmpty()) {
            return 0;
        }
        DoubleSummaryStatistics amounts = new DoubleSummaryStatistics();
        for (int i = 0; i < purchases.size(); i++) {
            Double amount = purchases.get(i).amount();
            if (amount != null) {
                amounts.accept(amount);
            }
        }
        return amounts.getAverage();
    }

    static double stayedYears(Client client, List<String> assumed) {
        Integer months = client.tenureMonths();
        LocalDate since = client.since();
        LocalDate end = client.ended().on();
        if (since != null && end != null && end.isBefore(client.asOf())) {
            return Math.max(0, ChronoUnit.MONTHS.between(since, end)) / 12.0;
        }
        if (months == null) {
            assumed.add("since");
            return 0;
        }
        return months / 12.0;
    }
}
