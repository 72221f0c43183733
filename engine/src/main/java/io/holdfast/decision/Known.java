package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when on the facts of a decision are known, for facts that were kept before it was asked for.
 *
 * @param from first day that any facts of this client are known of
 * @param note what the day decided for makes of that, in words; absent when there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Known(LocalDate from, @Nullable String note) {}
