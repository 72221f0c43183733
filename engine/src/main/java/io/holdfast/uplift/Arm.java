package io.holdfast.uplift;

/**
 * One group of a test and how its clients fared by one measure.
 *
 * @param clients how many there are
 * @param sum of the measure over them; the number of successes where it is yes or no
 * @param squares sum of its squares
 */
public record Arm(int clients, double sum, double squares) {

    public static final Arm NOBODY = new Arm(0, 0, 0);

    /** With one client more. */
    public Arm and(double measure) {
        return new Arm(clients + 1, sum + measure, squares + measure * measure);
    }

    /** The mean of the measure; 0 where there is nobody. */
    public double mean() {
        return clients == 0 ? 0 : sum / clients;
    }

    /** The variance among the clients; 0 where there are fewer than two. */
    double variance() {
        return clients < 2 ? 0 : Math.max(0, (squares - sum * sum / clients) / (clients - 1));
    }
}
