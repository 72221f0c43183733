package io.holdfast.worth.figures;

import io.holdfast.worth.LifetimeValue;

/**
 * What the clients who are there are worth, on average.
 *
 * @param clients how many there are
 * @param modelled how many of them a fitted model values, the others the simple value
 * @param lifetime money, past and to come; 0 without clients
 * @param residual money still to come
 */
public record AverageWorth(int clients, int modelled, double lifetime, double residual) {

    static final AverageWorth NOBODY = new AverageWorth(0, 0, 0, 0);

    /** With one client more. */
    AverageWorth and(LifetimeValue value) {
        boolean model = value.basis().filter(basis -> !basis.models().isEmpty()).isPresent();
        int more = clients + 1;
        return new AverageWorth(
                more,
                modelled + (model ? 1 : 0),
                lifetime + (value.lifetime() - lifetime) / more,
                residual + (value.residual() - residual) / more);
    }
}
