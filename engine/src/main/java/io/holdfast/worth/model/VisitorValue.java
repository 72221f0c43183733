package io.holdfast.worth.model;

/**
 * Money to come from somebody who visits: expected visits month by month times expected margin a visit, discounted,
 * Σ E[M] (E[Y(k)] − E[Y(k−1)]) / (1+d)^k over H months of 30 days.
 *
 * @param visits how often such clients come
 * @param spend what they spend
 * @param month how long 30 days are in the visit model's unit of time; 30/7 where that is weeks
 */
public record VisitorValue(VisitModel visits, GammaGamma spend, double month) {

    public VisitorValue {
        Parameters.refuseUnlessPositive("month", month);
    }

    /**
     * The value of one client's visits to come; money, 0 or more.
     *
     * @param margin share of the spend that is left, 0 to 1
     * @param months the horizon H, 0 or more
     * @param discount monthly rate, 0 or more
     */
    public double of(Visits seen, Spend spent, double margin, int months, double discount) {
        Parameters.refuseUnlessAtLeastZero("margin", margin);
        Parameters.refuseUnlessAtLeastZero("months", months);
        Parameters.refuseUnlessAtLeastZero("discount", discount);
        double before = 0;
        double sum = 0;
        for (int k = 1; k <= months; k++) {
            double now = visits.visitsIfStillComing(seen, k * month);
            sum += Math.max(0, now - before) / Math.pow(1 + discount, k);
            before = now;
        }
        return margin * spend.expectedSpend(spent) * visits.alive(seen) * sum;
    }
}
