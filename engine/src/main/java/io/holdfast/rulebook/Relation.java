package io.holdfast.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * That a fact is less than, at most, or the same as another, both by their keys. However it is written, it has one key.
 *
 * @param sign one of {@code <}, {@code <=} and {@code ==}
 */
record Relation(String left, Operator sign, String right) {

    private static final List<Operator> SIGNS = List.of(Operator.LESS, Operator.AT_MOST, Operator.EQUAL);

    /** Statements about one fact and a literal, or about what is in a list. */
    private static final List<Operator> OTHERS = List.of(Operator.CONTAINS, Operator.MEMBER_OF, Operator.MATCHES);

    /** The one of several ways to write it that has the key; of {@code !=} the opposite. */
    static Relation of(String one, Operator sign, String other) {
        return switch (sign) {
            case MORE -> new Relation(other, Operator.LESS, one);
            case AT_LEAST -> new Relation(other, Operator.AT_MOST, one);
            case LESS, AT_MOST -> new Relation(one, sign, other);
            default ->
                one.compareTo(other) <= 0
                        ? new Relation(one, Operator.EQUAL, other)
                        : new Relation(other, Operator.EQUAL, one);
        };
    }

    /** The relation that a key stands for; empty for any other key. */
    static Optional<Relation> read(String key) {
        if (!key.startsWith("?") || OTHERS.stream().anyMatch(other -> key.contains(between(other)))) {
            return Optional.empty();
        }
        Optional<Relation> found = Optional.empty();
        for (Operator sign : SIGNS) {
            int at = key.indexOf(between(sign));
            if (at > 0) {
                if (found.isPresent() || key.indexOf(between(sign), at + 1) > 0) {
                    // A signal or an attribute has such a name that nobody can tell the two sides apart.
                    return Optional.empty();
                }
                found = Optional.of(of(
                        key.substring(1, at),
                        sign,
                        key.substring(at + between(sign).length())));
            }
        }
        return found;
    }

    private static String between(Operator sign) {
        return " " + sign.sign() + " ";
    }

    String key() {
        return "?" + left + between(sign) + right;
    }

    /** Whether it speaks of one fact only, as after two turned out to be the same. */
    boolean isOfItself() {
        return left.equals(right);
    }
}
