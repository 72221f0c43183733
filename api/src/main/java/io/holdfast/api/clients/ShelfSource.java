package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.util.List;

/** Where the shelf's clients come from. */
@FunctionalInterface
public interface ShelfSource {

    /** A source without any client. */
    ShelfSource NONE = book -> List.of();

    /** Every client's facts as JSON, in the order they are shown. */
    List<? extends JsonNode> read(RuleBook book) throws IOException;
}
