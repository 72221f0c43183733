package io.holdfast.api.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * How other systems are told.
 *
 * @param inside whether they may stand inside of our own network
 */
public record WebhookSettings(Boolean inside) {

    public static final WebhookSettings STANDARD = new WebhookSettings(null);

    public WebhookSettings(@Nullable Boolean inside) {
        this.inside = inside != null && inside;
    }
}
