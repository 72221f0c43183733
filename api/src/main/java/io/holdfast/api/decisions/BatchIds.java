package io.holdfast.api.decisions;

import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.source.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The ids of a batch's decisions. With a key, the same line of the same caller always has the same id, so that a batch
 * that broke off can be sent again; a line that says something else has another.
 */
final class BatchIds {

    private final Optional<RequestKey> key;

    BatchIds(Optional<RequestKey> key) {
        this.key = key;
    }

    /** Whether ids come back when lines do. */
    boolean areStable() {
        return key.isPresent();
    }

    UUID of(BatchLine line, Instant now) {
        return key.map(own -> of(own, line)).orElseGet(() -> DecisionIds.at(now));
    }

    /** UUID version 8 (RFC 9562): made from a SHA-256 of our own. */
    private static UUID of(RequestKey key, BatchLine line) {
        MessageDigest digest = Sha256.digest();
        for (String part : new String[] {key.caller(), key.key(), Long.toString(line.number())}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(line.body()));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
