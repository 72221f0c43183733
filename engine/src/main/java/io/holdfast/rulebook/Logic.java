package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions as statements about single facts, joined by and and or; negation has been carried down to the facts. */
sealed interface Logic {

    Logic TRUE = new All(List.of());
    Logic FALSE = new Any(List.of());

    Logic not();

    /** The same of other facts: wherever a name stands in a key, another does. */
    Logic renamed(String from, String to);

    /** The single statements it is made of. */
    Stream<Leaf> leaves();

    /** A fact, by its key, is within a room. */
    record Leaf(String key, Room room) implements Logic {
        @Override
        public Logic not() {
            return new Leaf(key, room.not());
        }

        @Override
        public Logic renamed(String from, String to) {
            // A name also ends another: purchase#1 and exists purchase#1.
            String now = (" " + key)
                    .replace(" " + from, " " + to)
                    .replace("?" + from, "?" + to)
                    .substring(1);
            Optional<Relation> relation = now.equals(key) ? Optional.empty() : Relation.read(now);
            if (relation.isEmpty()) {
                return new Leaf(now, room);
            }
            // A fact equals itself and is at most itself, even an unknown one: that it is known is said beside it.
            return relation.get().isOfItself()
                    ? ofItself(relation.get().sign() != Operator.LESS)
                    : new Leaf(relation.get().key(), room);
        }

        /** What is left of a statement that turned out to speak of one fact only. */
        private Logic ofItself(boolean holds) {
            return room.meets(holds ? Room.TRUE : Room.TRUE.not()) ? TRUE : FALSE;
        }

        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }
    }

    /** Every one of them. */
    record All(List<Logic> parts) implements Logic {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Logic not() {
            return any(parts.stream().map(Logic::not).toList());
        }

        @Override
        public Logic renamed(String from, String to) {
            return new All(parts.stream().map(part -> part.renamed(from, to)).toList());
        }

        @Override
        public Stream<Leaf> leaves() {
            return parts.stream().flatMap(Logic::leaves);
        }
    }

    /** At least one of them. */
    record Any(List<Logic> parts) implements Logic {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Logic not() {
            return all(parts.stream().map(Logic::not).toList());
        }

        @Override
        public Logic renamed(String from, String to) {
            return new Any(parts.stream().map(part -> part.renamed(from, to)).toList());
        }

        @Override
        public Stream<Leaf> leaves() {
            return parts.stream().flatMap(Logic::leaves);
        }
    }

    static Logic all(List<Logic> parts) {
        List<Logic> flat = new ArrayList<>();
        for (Logic part : parts) {
            if (part instanceof All inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    /** Statements about one fact become one: most ors ask one fact for several values. */
    static Logic any(List<Logic> parts) {
        Map<String, Room> leaves = new LinkedHashMap<>();
        List<Logic> rest = new ArrayList<>();
        for (Logic part : parts) {
            if (part instanceof Leaf leaf) {
                leaves.merge(leaf.key(), leaf.room(), Room::or);
            } else if (part instanceof Any inner) {
                rest.addAll(inner.parts());
            } else {
                rest.add(part);
            }
        }
        List<Logic> flat = new ArrayList<>();
        leaves.forEach((key, room) -> flat.add(new Leaf(key, room)));
        flat.addAll(rest);
        return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }
}
