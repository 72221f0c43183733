package io.holdfast.api.figures;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which services a client has, and which they could have. */
public record ServiceRow(
        String id,
        @Nullable String name,
        @Nullable String segment,
        @Nullable Double residual,
        Set<String> owned,
        Set<String> openings) {}
