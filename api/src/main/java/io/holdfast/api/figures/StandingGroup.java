package io.holdfast.api.figures;

import org.jspecify.annotations.Nullable;

/**
 * Clients who are alike in segment, status, health and tier, with their money added up.
 *
 * @param readable whether their facts could be read; of others nothing is known
 * @param monthlyFee money a month
 * @param residual money still to come
 * @param lifetime money over the whole relationship
 */
record StandingGroup(
        @Nullable String segment,
        @Nullable String status,
        @Nullable String health,
        @Nullable String tier,
        boolean readable,
        int clients,
        double monthlyFee,
        double residual,
        double lifetime) {

    static final String UNKNOWN = "unknown";

    boolean isThere() {
        return readable && !"lapsed".equals(status) && !isProspect();
    }

    boolean isProspect() {
        return readable && "prospect".equals(status);
    }

    boolean isEnding() {
        return "ending".equals(status);
    }

    String healthWord() {
        return health == null ? UNKNOWN : health;
    }

    String segmentWord() {
        return segment == null ? UNKNOWN : segment;
    }

    String tierWord() {
        return tier == null ? UNKNOWN : tier;
    }
}
