package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A signal, why it has its value, and the rule that said so.
 *
 * @param because every reason for that value, joined by "; "; absent when the rules give none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalReading(
        String name, String value, @Nullable String because, String rule) {}
