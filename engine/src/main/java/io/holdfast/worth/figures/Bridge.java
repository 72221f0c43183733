package io.holdfast.worth.figures;

import java.util.List;

/**
 * How monthly money came from one day to another, in cents: opening + new + expansion + reactivation − contraction −
 * churn = closing, exactly.
 *
 * @param openingClients who paid on the first day
 * @param closingClients who pay on the last
 * @param left who paid on the first day and pay nothing on the last
 * @param kept the part of the opening money that the same clients still pay, none counting above what they paid
 */
public record Bridge(
        long opening,
        long fresh,
        long expansion,
        long reactivation,
        long contraction,
        long churn,
        long closing,
        int openingClients,
        int closingClients,
        int left,
        long kept) {

    /**
     * One client's monthly money on both days, in cents.
     *
     * @param returned whether a client who paid nothing on the first day had been one before
     */
    public record Move(long before, long after, boolean returned) {

        /** The part of the bridge it belongs to. */
        public Part part() {
            if (before == 0) {
                return returned ? Part.REACTIVATION : Part.NEW;
            }
            if (after == 0) {
                return Part.CHURN;
            }
            return after < before ? Part.CONTRACTION : Part.EXPANSION;
        }
    }

    /** What monthly money may do from one day to another. */
    public enum Part {
        NEW,
        EXPANSION,
        REACTIVATION,
        CONTRACTION,
        CHURN
    }

    /** The bridge of all clients together. */
    public static Bridge of(List<Move> moves) {
        long[] sums = new long[8];
        int[] clients = new int[3];
        for (Move move : moves) {
            long change = move.after() - move.before();
            sums[0] += move.before();
            sums[6] += move.after();
            sums[7] += Math.min(move.before(), move.after());
            clients[0] += move.before() > 0 ? 1 : 0;
            clients[1] += move.after() > 0 ? 1 : 0;
            if (move.before() == 0) {
                sums[move.returned() ? 3 : 1] += change;
            } else if (move.after() == 0) {
                sums[5] -= change;
                clients[2]++;
            } else {
                sums[change > 0 ? 2 : 4] += Math.abs(change);
            }
        }
        return new Bridge(
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                sums[6],
                clients[0],
                clients[1],
                clients[2],
                sums[7]);
    }

    /** Gross retention, 0 to 1: what is kept of the opening money. Not a number where there was none. */
    public double grossRetention() {
        return (double) kept / opening;
    }

    /** Net retention: what the opening clients pay now, by what they paid. Not a number where there was none. */
    public double netRetention() {
        return (double) (opening + expansion - contraction - churn) / opening;
    }

    /** Logo churn, 0 to 1: the share of the opening clients who pay nothing now. Not a number where there were none. */
    public double logoChurn() {
        return (double) left / openingClients;
    }
}
