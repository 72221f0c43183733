package io.holdfast.rulebook;

import io.holdfast.client.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns tests into logic over rooms; what compares two facts, or looks into a text or list, stays a statement of its own. */
final class TestLogic {

    private final Names names;
    private final Map<String, Room> rooms;

    /**
     * @param rooms takes in everything each fact can be
     */
    TestLogic(Names names, Map<String, Room> rooms) {
        this.names = names;
        this.rooms = rooms;
    }

    Logic of(Test test, String own) {
        if (test instanceof Test.All all) {
            return Logic.all(all.parts().stream().map(part -> of(part, own)).toList());
        } else if (test instanceof Test.Any any) {
            return Logic.any(any.parts().stream().map(part -> of(part, own)).toList());
        } else if (test instanceof Test.Opposite opposite) {
            return of(opposite.part(), own).not();
        } else if (test instanceof Test.Among among) {
            Logic found = Logic.any(among.values().stream()
                    .map(value -> literal(among.fact(), Operator.EQUAL, value, own))
                    .toList());
            return among.negated() ? found.not() : found;
        }
        Test.Compare compare = (Test.Compare) test;
        return compare.other() instanceof Literal literal
                ? literal(compare.fact(), compare.operator(), literal, own)
                : between(compare, (FactPath) compare.other(), own);
    }

    private Logic literal(FactPath fact, Operator operator, Literal literal, String own) {
        Object value = literal.constant();
        if (operator == Operator.CONTAINS || operator == Operator.MATCHES || operator == Operator.MEMBER_OF) {
            String asked = "?" + names.key(fact, own) + " " + operator.sign() + " " + value;
            List<Logic> parts = new ArrayList<>(List.of(new Logic.Leaf(asked, Room.TRUE)));
            if (fact.kind() == FactKind.TEXT) {
                parts.add(known(fact, own));
            }
            return Logic.all(parts);
        }
        String key = key(fact, own);
        Room room = value == null ? Room.unknown(fact.kind()) : room(fact.kind(), operator, value);
        return operator == Operator.NOT_EQUAL ? new Logic.Leaf(key, room.not()) : new Logic.Leaf(key, room);
    }

    /** Where the comparison holds; for {@code !=}, where it does not. */
    private static Room room(FactKind kind, Operator operator, Object value) {
        if (!(value instanceof Number number)) {
            return Room.among(Set.of(value));
        }
        double bound = number.doubleValue();
        Stretch stretch = switch (operator) {
            case LESS -> Stretch.upTo(bound, false);
            case AT_MOST -> Stretch.upTo(bound, true);
            case MORE -> Stretch.from(bound, false);
            case AT_LEAST -> Stretch.from(bound, true);
            default -> Stretch.only(bound);
        };
        return new Room(false, Known.Numbers.of(stretch, kind == FactKind.WHOLE));
    }

    private Logic between(Test.Compare compare, FactPath other, String own) {
        Operator sign = compare.operator();
        if (sign == Operator.CONTAINS || sign == Operator.MEMBER_OF) {
            String asked = names.key(compare.fact(), own) + " " + sign.sign() + " " + names.key(other, own);
            return Logic.all(
                    List.of(new Logic.Leaf("?" + asked, Room.TRUE), known(compare.fact(), own), known(other, own)));
        }
        Relation relation = Relation.of(key(compare.fact(), own), sign, key(other, own));
        Logic.Leaf leaf = new Logic.Leaf(relation.key(), Room.TRUE);
        if (sign.isEquality()) {
            Logic same = relation.isOfItself() ? Logic.TRUE : leaf;
            return sign == Operator.EQUAL ? same : same.not();
        }
        Logic known = Logic.all(List.of(known(compare.fact(), own), known(other, own)));
        if (relation.isOfItself()) {
            return relation.sign() == Operator.LESS ? Logic.FALSE : known;
        }
        return Logic.all(List.of(leaf, known));
    }

    private Logic known(FactPath fact, String own) {
        return fact.kind().isScalar()
                ? new Logic.Leaf(key(fact, own), Room.unknown(fact.kind()).not())
                : Logic.TRUE;
    }

    private String key(FactPath fact, String own) {
        String key = names.key(fact, own);
        rooms.putIfAbsent(key, Room.of(fact));
        return key;
    }
}
