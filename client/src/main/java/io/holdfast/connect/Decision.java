package io.holdfast.connect;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do next for one client.
 *
 * @param revision the rule book that decided
 * @param control whether the client is held out, on purpose; null when not
 * @param because why nothing is recommended; null where something is
 */
public record Decision(
        String id,
        String clientId,
        LocalDate asOf,
        String revision,
        @Nullable Boolean control,
        @Nullable String because,
        List<Signal> signals,
        Value value,
        List<Recommendation> recommendations,
        List<HeldBack> heldBack) {

    /** A conclusion about the client, and why. */
    public record Signal(
            String name, String value, @Nullable String because, String rule) {}

    /** What the client is worth, in money of the book's currency. */
    public record Value(double lifetime, double residual, String tier, String method, double low, double high) {}

    /**
     * An action to take.
     *
     * @param offer the service or division it is about; null when about none
     * @param score money
     */
    public record Recommendation(
            int rank,
            String action,
            @Nullable String offer,
            String playbook,
            String kind,
            String title,
            @Nullable String because,
            double score,
            double promised,
            String owner,
            String channel,
            LocalDate dueBy) {}

    /**
     * An action that was held back.
     *
     * @param until first day on which it may be proposed again; null when no date decides it
     */
    public record HeldBack(
            String action,
            @Nullable String offer,
            String because,
            @Nullable String rule,
            @Nullable LocalDate until) {}
}
