package io.holdfast.api.crm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot's signatures of a request, the second and the third way (HubSpot developer documentation, "Validating
 * requests"). Comparing takes as long whatever is wrong.
 *
 * @param uri the address that was called, as the caller knows it
 */
record HubSpotSignature(String secret, String method, String uri, byte[] body) {

    static final String V2 = "X-HubSpot-Signature";
    static final String VERSION = "X-HubSpot-Signature-Version";
    static final String V3 = "X-HubSpot-Signature-v3";
    static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

    /** A request that is older, or so far ahead, is not taken. */
    static final Duration TOLERATED = Duration.ofMinutes(5);

    private static final int MOST_DIGITS = 15;

    /** What the third way signs as the sign itself instead of its code. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    /** The second way: SHA-256 of secret, method, address and body, in hexadecimal digits. */
    String second() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(secret + method + uri));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** The third way: Base64 of HMAC-SHA-256 with the secret over method, address, body and time. */
    String third(String timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(method + decoded(uri)));
            mac.update(body);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(timestamp)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", impossible);
        }
    }

    /** What is wrong with a signature of the second way; empty when nothing is. */
    Optional<String> problemOfSecond(String shown) {
        return same(second(), shown) ? Optional.empty() : Optional.of(wrong(V2));
    }

    /** What is wrong with a signature of the third way; empty when nothing is. */
    Optional<String> problemOfThird(String shown, @Nullable String timestamp, Instant now) {
        if (timestamp == null || !timestamp.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of("`" + TIMESTAMP + "` is missing, or no number of milliseconds.");
        }
        if (!same(third(timestamp), shown)) {
            return Optional.of(wrong(V3));
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now)
                .abs();
        return age.compareTo(TOLERATED) > 0
                ? Optional.of("The request was signed more than five minutes ago, or our clocks differ by as much.")
                : Optional.empty();
    }

    private static String wrong(String header) {
        return "`" + header
                + "` does not fit the request. Check that crm.hubspot.clientSecret is the secret of the app that"
                + " calls, and crm.publicAddress the address it calls.";
    }

    private static boolean same(String ours, String shown) {
        return MessageDigest.isEqual(bytes(ours), bytes(shown));
    }

    private static String decoded(String uri) {
        String text = uri;
        for (Map.Entry<String, String> one : DECODED.entrySet()) {
            text = text.replace(one.getKey(), one.getValue())
                    .replace(one.getKey().toLowerCase(java.util.Locale.ROOT), one.getValue());
        }
        return text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret, and without what is said of a client. */
    @Override
    public String toString() {
        return "HubSpotSignature[" + method + " " + uri + "]";
    }
}
