package io.holdfast.api.decisions;

import io.holdfast.api.clients.StoredFacts;
import java.time.LocalDate;
import java.util.Optional;

/** Where the stored facts of a client come from. */
@FunctionalInterface
public interface StoredFactsSource {

    /** The facts as they stood on a day; on a day before the first, the first that are known. */
    Optional<StoredFacts> factsOn(String clientId, LocalDate day);
}
