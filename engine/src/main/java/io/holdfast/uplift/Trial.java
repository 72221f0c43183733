package io.holdfast.uplift;

import java.util.Optional;
import java.util.OptionalDouble;

/** A test as it is gathered, client by client: who was treated, who was held out, and how each fared. */
public final class Trial {

    private final Arm[] clients = {Arm.NOBODY, Arm.NOBODY};
    private final Arm[] stayed = {Arm.NOBODY, Arm.NOBODY};
    private final Arm[] revenue = {Arm.NOBODY, Arm.NOBODY};
    private final Arm[] accepted = {Arm.NOBODY, Arm.NOBODY};

    /**
     * How a client fared.
     *
     * @param stayed whether they are a client at the end; empty where nobody knows
     * @param revenue money they brought; empty where nobody knows
     * @param accepted whether they did what was, or would have been, recommended
     */
    public record Fared(Optional<Boolean> stayed, OptionalDouble revenue, boolean accepted) {}

    public void add(boolean treated, Fared fared) {
        int group = treated ? 0 : 1;
        clients[group] = clients[group].and(1);
        fared.stayed().ifPresent(yes -> stayed[group] = stayed[group].and(yes ? 1 : 0));
        fared.revenue().ifPresent(money -> revenue[group] = revenue[group].and(money));
        accepted[group] = accepted[group].and(fared.accepted() ? 1 : 0);
    }

    public int treated() {
        return clients[0].clients();
    }

    public int control() {
        return clients[1].clients();
    }

    /** Whether the groups are as large as they were meant to be. */
    public Split split(double expectedControl) {
        return Split.of(treated(), control(), expectedControl);
    }

    /** Shares of who are clients at the end. */
    public Comparison retention(Split split, Looks looks) {
        return Comparison.ofShares(stayed[0], stayed[1], split, looks);
    }

    /** Money a client. */
    public Comparison revenue(Split split, Looks looks) {
        return Comparison.ofMeans(revenue[0], revenue[1], split, looks);
    }

    /** Shares of who did what was, or would have been, recommended. */
    public Comparison acceptance(Split split, Looks looks) {
        return Comparison.ofShares(accepted[0], accepted[1], split, looks);
    }
}
