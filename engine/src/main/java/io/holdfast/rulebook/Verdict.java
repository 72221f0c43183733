package io.holdfast.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the checks found out about one rule: little enough to be kept for the next build. */
final class Verdict {

    private final boolean impossible;
    private final long asked;
    private final long offered;
    private final Fingerprint said;
    private Optional<List<String>> held = Optional.empty();

    Verdict(Implication rule) {
        this.impossible = rule.isImpossible();
        this.asked = bits(rule.anchors());
        this.offered = bits(rule.offered());
        this.said = Fingerprint.of(rule.said().toString());
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

    /** What it says: equal where rules say the same. */
    Fingerprint said() {
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
