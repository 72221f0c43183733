package io.holdfast.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client whose answer is another under the later book.
 *
 * @param name absent where it is unknown
 * @param segment absent where it is unknown
 * @param before the answer under the earlier book
 * @param after the answer under the later book
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientImpact(
        String clientId,
        @Nullable String name,
        @Nullable String segment,
        Answer before,
        Answer after,
        List<Change> changes) {

    /**
     * An answer in short.
     *
     * @param first what is recommended first; absent when nothing is
     * @param worth what all its recommendations are worth together: likelihood × promised − cost of each, in money
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(@Nullable String first, double worth) {}

    public ClientImpact {
        changes = List.copyOf(changes);
    }
}
