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
        @Nullable String pausedAt,
        @Nullable String secret) {

    static WebhookReply of(Hooks.Hook one, @Nullable String secret) {
        return new WebhookReply(
                one.id(),
                one.url(),
                one.events(),
                one.created().toString(),
                one.createdBy(),
                one.waiting(),
                one.dead(),
                one.failures(),
                one.failures() == 0 ? null : one.next().toString(),
                one.paused().map(Object::toString).orElse(null),
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

        static DeadEvent of(Hooks.Delivery one) {
            return new DeadEvent(
                    one.id(),
                    one.clientId(),
                    one.event(),
                    one.tries(),
                    one.answer().isEmpty() ? null : one.answer(),
                    one.body());
        }
    }
}
