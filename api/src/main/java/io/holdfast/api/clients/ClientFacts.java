package io.holdfast.api.clients;

import io.holdfast.api.database.ColumnText;
import io.holdfast.client.Client;
import io.holdfast.source.Sha256;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's facts as the store keeps them: always written the same way, so that equal facts are equal texts.
 *
 * @param hash stands for {@code json} when versions are compared
 * @param name and the three after it are what lists are filtered by, cut to what their columns hold
 */
record ClientFacts(
        String id,
        String json,
        String hash,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String status,
        @Nullable String accountManager) {

    static final int LONGEST_ID = 200;
    static final int LONGEST_JSON = 1_000_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_FILTER = 200;

    static ClientFacts of(Client client) {
        String json = FactsJson.of(client);
        return new ClientFacts(
                client.id(),
                json,
                hash(json),
                ColumnText.cutIfAny(client.name(), LONGEST_NAME),
                ColumnText.cutIfAny(client.segment(), LONGEST_FILTER),
                client.status(),
                ColumnText.cutIfAny(client.accountManager(), LONGEST_FILTER));
    }

    /** Why these facts cannot be kept, whatever they say; empty when they can. */
    Optional<String> problem() {
        return json.length() > LONGEST_JSON
                ? Optional.of("a client's facts may have " + LONGEST_JSON + " characters, these have " + json.length())
                : Optional.empty();
    }

    /** The name as lists look for it. */
    @Nullable
    String nameKey() {
        return name == null ? null : nameKey(name);
    }

    static String nameKey(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.length() > LONGEST_NAME ? ColumnText.clip(folded, LONGEST_NAME) : folded;
    }

    /** A filter's text as its column holds it. */
    static String filterKey(String text) {
        return ColumnText.cut(text, LONGEST_FILTER);
    }

    private static String hash(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(json));
    }
}
