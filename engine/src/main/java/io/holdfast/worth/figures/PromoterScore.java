package io.holdfast.worth.figures;

import java.util.List;

/**
 * The net promoter score: 100 × (promoters − detractors) / all who answered; passives stay in the count.
 *
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record PromoterScore(int answers, int promoters, int detractors, double score, double low, double high) {

    private static final double REACH = 1.959963984540054;
    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;

    /** Whether an answer is a promoter's: 9 or 10. */
    public static boolean promotes(int answer) {
        return answer >= PROMOTER;
    }

    /** Whether an answer is a detractor's: 0 to 6. */
    public static boolean detracts(int answer) {
        return answer <= DETRACTOR;
    }

    /** Of answers from 0 to 10; without any, everything is 0. */
    public static PromoterScore of(List<Integer> answers) {
        int n = answers.size();
        int promoters = (int) answers.stream().filter(PromoterScore::promotes).count();
        int detractors = (int) answers.stream().filter(PromoterScore::detracts).count();
        if (n == 0) {
            return new PromoterScore(0, 0, 0, 0, 0, 0);
        }
        double p = (double) promoters / n;
        double d = (double) detractors / n;
        double reach = REACH * Math.sqrt((p + d - (p - d) * (p - d)) / n);
        return new PromoterScore(
                n,
                promoters,
                detractors,
                100 * (p - d),
                100 * Math.max(-1, p - d - reach),
                100 * Math.min(1, p - d + reach));
    }
}
