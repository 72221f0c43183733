package io.holdfast.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For whom to decide, and how.
 *
 * @param clientId whose stored facts to use, where they are stored
 * @param facts of the client, as the service's documents name them; laid over the stored ones
 * @param asOf the day to decide for; today where it is null
 * @param top recommendations to return, 1 to 100; 5 where it is null
 * @param explain none, why or full; why where it is null
 * @param dryRun whether only to look, and keep nothing
 */
public record Ask(
        String clientId,
        @JsonProperty("client") @Nullable Map<String, ?> facts,
        @Nullable LocalDate asOf,
        @Nullable Integer top,
        @Nullable String explain,
        boolean dryRun) {

    /** What is stored is all there is to say. */
    public static Ask of(String clientId) {
        return new Ask(clientId, null, null, null, null, false);
    }

    /** The client need not be stored. */
    public static Ask of(String clientId, Map<String, ?> facts) {
        return new Ask(clientId, facts, null, null, null, false);
    }

    /** The same for another day. */
    public Ask on(LocalDate day) {
        return new Ask(clientId, facts, day, top, explain, dryRun);
    }

    /** The same with another number of recommendations. */
    public Ask top(int most) {
        return new Ask(clientId, facts, asOf, most, explain, dryRun);
    }

    /** The same, explained less or more. */
    public Ask explained(String how) {
        return new Ask(clientId, facts, asOf, top, how, dryRun);
    }
}
