package io.holdfast.api.clients;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of a list of clients. */
record ListedClient(
        String id,
        @Nullable String name,
        @Nullable String nameKey,
        @Nullable String segment,
        @Nullable String status,
        @Nullable String accountManager,
        long version,
        LocalDate validFrom,
        Instant updatedAt,
        boolean deleted) {}
