package io.holdfast.api.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is answered.
 *
 * @param secret shown once, when it is added
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookReply(
        String id,
        String url,
        List<String> events,
        String createdAt,
        String createdBy,
        long waiting,
        long dead,
        int failures,
        @Nullable String nextTry,
        @Nullable String secret) {

    static WebhookReply of(Target target, long waiting, long dead, @Nullable String secret) {
        return new WebhookReply(
                target.id().toString(),
                target.url().toString(),
                target.events(),
                target.created().toString(),
                target.createdBy(),
                waiting,
                dead,
                target.failures(),
                target.failures() == 0 ? null : target.next().toString(),
                secret);
    }

    /** All targets. */
    record Several(List<WebhookReply> webhooks) {}

    /** Dead events of a target, in the order in which they happened. */
    record Dead(List<DeadEvent> events) {}

    /** How many events are sent again. */
    record Replayed(int events) {}

    /** An event that was given up. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadEvent(
            String id,
            String clientId,
            String event,
            int tries,
            @Nullable String answer,
            @JsonRawValue String body) {

        static DeadEvent of(Event event) {
            return new DeadEvent(
                    event.id().toString(),
                    event.clientId(),
                    event.name(),
                    event.tries(),
                    event.answer().orElse(null),
                    event.body());
        }
    }
}
