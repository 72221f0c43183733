package io.holdfast.rulebook;

import io.holdfast.source.Sha256;
import java.nio.ByteBuffer;

/** The SHA-256 of a text: it stands for the text where that would only be kept in order to be known again. */
record Fingerprint(long first, long second, long third, long fourth) {

    static Fingerprint of(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Sha256.of(text));
        return new Fingerprint(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
