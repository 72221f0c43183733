package io.holdfast.api.rulebooks;

import com.codahale.metrics.health.HealthCheck;

/** Stale while the last edit is rejected and an older book decides in its place. */
public final class FreshnessHealth extends HealthCheck {

    private final ActiveBook active;

    public FreshnessHealth(ActiveBook active) {
        this.active = active;
    }

    @Override
    protected Result check() {
        return active.status()
                .rejected()
                .map(edit -> Result.unhealthy("stale: the edit of " + edit.at() + " was rejected: " + edit.summary()))
                .orElseGet(() -> Result.healthy());
    }
}
