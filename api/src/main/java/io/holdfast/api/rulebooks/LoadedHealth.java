package io.holdfast.api.rulebooks;

import com.codahale.metrics.health.HealthCheck;

/** Red while there is no rule book, so that nothing can be decided. */
public final class LoadedHealth extends HealthCheck {

    private final ActiveBook active;

    public LoadedHealth(ActiveBook active) {
        this.active = active;
    }

    @Override
    protected Result check() {
        BookStatus status = active.status();
        if (status.live().isPresent()) {
            return Result.healthy("revision " + status.live().get().revision().brief());
        }
        return Result.unhealthy("no rule book is loaded"
                + status.rejected().map(edit -> ": " + edit.summary()).orElse(""));
    }
}
