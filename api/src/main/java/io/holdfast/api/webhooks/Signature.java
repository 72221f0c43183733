package io.holdfast.api.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows a receiver that an event is ours and when it was sent: HMAC-SHA-256 (RFC 2104) over the time and the body. */
final class Signature {

    /** The header it stands in. */
    static final String HEADER = "Holdfast-Signature";

    private static final String HOW = "HmacSHA256";

    private Signature() {}

    /** {@code t=1772355600,v1=…}: seconds since 1970, and hexadecimal digits over {@code 1772355600.body}. */
    static String of(String secret, String body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(HOW);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HOW));
            byte[] sum = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", impossible);
        }
    }
}
