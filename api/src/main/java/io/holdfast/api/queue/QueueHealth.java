package io.holdfast.api.queue;

import com.codahale.metrics.health.HealthCheck;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says how far the queue lags behind; that is never a reason to take a service away. */
public final class QueueHealth extends HealthCheck {

    private final Queue queue;

    public QueueHealth(Queue queue) {
        this.queue = queue;
    }

    @Override
    protected Result check() {
        OptionalDouble lag = queue.lagSeconds();
        return Result.healthy(
                lag.isEmpty()
                        ? "not filled by this service"
                        : String.format(
                                Locale.ROOT, "everything of %.0f seconds ago is in the queue", lag.getAsDouble()));
    }
}
