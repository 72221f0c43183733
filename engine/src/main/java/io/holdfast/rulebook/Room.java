package io.holdfast.rulebook;

import io.holdfast.client.FactKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a fact may be: the room that conditions leave it.
 *
 * @param unknown whether it may be unknown
 * @param known what it may be where it is known
 */
record Room(boolean unknown, Known known) {

    static final Room TRUE = new Room(false, new Known.Words(Set.of(true), false));
    static final Room ANYTHING = new Room(true, Known.Words.ANY);
    static final Room TRUTH = new Room(false, Known.Words.TRUTH);

    /** Facts that follow from others and are never outside their range; the ranges of the rest are what people expect. */
    private static final Set<String> CERTAIN = Set.of("month", "services.count", "relationship.knownNeeds");

    /** One of some texts or truths, and known. */
    static Room among(Set<?> words) {
        return new Room(false, new Known.Words(new HashSet<>(words), false));
    }

    static Room only(Object value) {
        return value instanceof Number number
                ? new Room(false, new Known.Numbers(List.of(Stretch.only(number.doubleValue())), false))
                : among(Set.of(value));
    }

    /** Unknown, and nothing else. */
    static Room unknown(FactKind kind) {
        return new Room(true, none(kind));
    }

    /** Everything a fact of this kind can be as far as its type says: no rule asks for more. */
    static Room of(FactPath fact) {
        return new Room(fact.optional(), known(fact));
    }

    private static Known known(FactPath fact) {
        boolean whole = fact.kind() == FactKind.WHOLE;
        if (fact.kind().isNumber()) {
            return fact.field()
                    .filter(field -> field.isRead() || CERTAIN.contains(fact.label()))
                    .map(field -> Known.Numbers.of(new Stretch(field.from(), true, field.to(), true), whole))
                    .orElse(Known.Numbers.of(Stretch.ALL, whole));
        }
        if (fact.kind() == FactKind.BOOLEAN) {
            return Known.Words.TRUTH;
        }
        return fact.words().isEmpty() ? Known.Words.ANY : new Known.Words(new HashSet<>(fact.words()), false);
    }

    private static Known none(FactKind kind) {
        return kind.isNumber()
                ? new Known.Numbers(List.of(), kind == FactKind.WHOLE)
                : new Known.Words(Set.of(), false);
    }

    boolean isEmpty() {
        return !unknown && known.isEmpty();
    }

    Room and(Room other) {
        Known both = known.and(other.known);
        return both == known && (!unknown || other.unknown) ? this : new Room(unknown && other.unknown, both);
    }

    Room or(Room other) {
        return not().and(other.not()).not();
    }

    Room not() {
        return new Room(!unknown, known.not());
    }

    /** Whether a fact can be in both. */
    boolean meets(Room other) {
        return (unknown && other.unknown) || known.meets(other.known);
    }

    boolean contains(Room other) {
        return !other.meets(not());
    }
}
