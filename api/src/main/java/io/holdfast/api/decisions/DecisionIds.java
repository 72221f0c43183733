package io.holdfast.api.decisions;

import java.time.Instant;
import java.util.UUID;

/** Ids that sort by time, so that new rows gather at one end of an index (UUID version 7, RFC 9562). */
public final class DecisionIds {

    private DecisionIds() {}

    /** A new id: 48 bits of milliseconds, the rest random. */
    public static UUID at(Instant now) {
        UUID random = UUID.randomUUID();
        long high = now.toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0x0FFF;
        return new UUID(high, random.getLeastSignificantBits());
    }
}
