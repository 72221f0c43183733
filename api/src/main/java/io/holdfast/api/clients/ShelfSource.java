package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the shelf's clients come from. */
@FunctionalInterface
public interface ShelfSource {

    /** A source without any client. */
    ShelfSource NONE = book -> List.of();

    /** Every client's facts as JSON, in the order they are shown. */
    List<? extends JsonNode> read(RuleBook book) throws IOException;

    /** The day the pages start on; empty for today. */
    default Optional<LocalDate> day() {
        return Optional.empty();
    }
}
