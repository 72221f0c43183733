package io.holdfast.rulebook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the checks found out about one rule: little enough to be kept for the next build. */
final class Verdict {

    private final boolean impossible;
    private final long asked;
    private final long offered;
    private final Print said;
    private Optional<List<String>> held = Optional.empty();

    /** A fingerprint of what a rule says, equal where rules say the same. */
    record Print(long high, long low) {

        static Print of(Object said) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(said.toString().getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.wrap(digest);
                return new Print(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java has SHA-256.", impossible);
            }
        }
    }

    Verdict(Implication rule) {
        this.impossible = rule.isImpossible();
        this.asked = bits(rule.anchors());
        this.offered = bits(rule.offered());
        this.said = Print.of(rule.said());
    }

    private static long bits(Set<String> anchors) {
        long bits = 0;
        for (String anchor : anchors) {
            int spread = anchor.hashCode() * 0x9E3779B9;
            bits |= 1L << (spread >>> 26);
        }
        return bits;
    }

    boolean isImpossible() {
        return impossible;
    }

    Print said() {
        return said;
    }

    /** Whether the rule could imply another, as far as this little tells. */
    boolean mayImply(Verdict other) {
        return (offered & other.asked) == other.asked;
    }

    /** The actions that it always holds back. */
    List<String> held(Supplier<List<String>> found) {
        if (held.isEmpty()) {
            held = Optional.of(List.copyOf(found.get()));
        }
        return held.get();
    }
}
