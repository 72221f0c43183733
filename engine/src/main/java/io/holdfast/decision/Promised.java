package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Effect;
import io.holdfast.catalogue.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What recommendations bring beside those ranked before them. Overlapping ones do not add up: retention work shares one
 * residual value, each keeping a part of what would still be lost; of sales of one service, of rewards, and of changes to
 * the fee only the largest counts. Ranks do not follow from it, so that leaving one out never turns the others round.
 */
final class Promised {

    private final double residual;
    private Map<String, Double> largest = Map.of();
    private double lost = 1;

    /**
     * @param residual money still to come from the client
     */
    Promised(double residual) {
        this.residual = residual;
    }

    /** What the next one in rank adds if it works out; 0 or more, and at most its own worth. */
    double next(Action action, @Nullable String offer, double worth) {
        if (action.effect() == Effect.KEEP) {
            double share = residual > 0 ? Math.min(1, worth / residual) : 0;
            double added = residual * lost * share;
            lost *= 1 - share;
            return Money.cents(Math.min(worth, added));
        }
        String same = overlap(action, offer);
        if (same == null) {
            return worth;
        }
        double before = largest.getOrDefault(same, 0.0);
        largest = largest.isEmpty() ? new HashMap<>() : largest;
        largest.put(same, Math.max(before, worth));
        return Money.cents(Math.max(0, worth - before));
    }

    /** What it shares with others of its kind; null where it stands alone. */
    private static @Nullable String overlap(Action action, @Nullable String offer) {
        if (action.kind() == Kind.REWARD) {
            return "reward";
        } else if (action.effect() == Effect.SHARE && offer == null) {
            return "fee " + action.kind().word();
        }
        return action.kind() == Kind.SELL && offer != null ? "sale of " + offer : null;
    }
}
