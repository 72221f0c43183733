package io.holdfast.api.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How the queue of open recommendations is filled.
 *
 * @param filled whether it is: by rounds over the whole book, and as facts and reports change
 * @param top recommendations of a client that it holds at most, 1 to 100
 * @param clientsPerSecond how many clients are decided in a second at most, so that decision calls stay quick
 */
public record QueueSettings(
        Boolean filled,
        @Min(1) @Max(100) Integer top,
        @Min(1) @Max(1_000_000) Integer clientsPerSecond) {

    public static final QueueSettings STANDARD = new QueueSettings(null, null, null);

    private static final int TOP = 5;
    private static final int CLIENTS_PER_SECOND = 650;

    public QueueSettings(@Nullable Boolean filled, @Nullable Integer top, @Nullable Integer clientsPerSecond) {
        this.filled = filled == null || filled;
        this.top = top == null ? TOP : top;
        this.clientsPerSecond = clientsPerSecond == null ? CLIENTS_PER_SECOND : clientsPerSecond;
    }

    /** The same with nothing filled. */
    public QueueSettings off() {
        return new QueueSettings(false, top, clientsPerSecond);
    }
}
