package io.holdfast.worth;

import io.holdfast.client.Value;
import java.util.List;

/**
 * What a client is worth over the whole relationship, by which method, and how sure that is.
 *
 * @param lifetime money, past and to come
 * @param residual money still to come
 * @param tier the book's name for it: low, middle, high, top
 * @param method the model, and which of its inputs it rests on
 * @param low lower end of the interval of {@code lifetime}
 * @param high upper end of the interval of {@code lifetime}
 * @param assumed facts that were unknown and taken from the book's defaults
 */
public record LifetimeValue(
        double lifetime, double residual, String tier, String method, double low, double high, List<String> assumed) {

    public LifetimeValue {
        assumed = List.copyOf(assumed);
    }

    /** The part that rules may ask about. */
    public Value facts() {
        return new Value(lifetime, residual, tier);
    }
}
