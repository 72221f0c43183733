package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One fact of one client being gathered from its lines. */
interface Gathering {

    void add(Row row);

    /** What the lines came to; null when that is unknown. */
    @Nullable
    JsonNode result();

    /** The line that an entry of a list came from; 0 where that says nothing. */
    default long lineOf(int entry) {
        return 0;
    }
}
