package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What follows from comparisons of facts with each other, and of texts with patterns, for what each fact may be. */
final class Relations {

    /** Rules compare few facts with each other; where one compares more than this, nothing is concluded. */
    private static final int MOST_FACTS = 40;

    private static final String MATCHES = " " + Operator.MATCHES.sign() + " ";

    private final Map<String, Room> box;
    private final Function<String, Room> whole;
    private final List<Logic.Leaf> follows = new ArrayList<>();
    private final Map<String, Integer> facts = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Relation> different = new ArrayList<>();

    /** One fact is at most another, or less. */
    private record Edge(String from, String to, boolean strict) {}

    private Relations(Map<String, Room> box, Function<String, Room> whole) {
        this.box = box;
        this.whole = whole;
    }

    /** Whether a statement's key says something that narrows facts with other keys. */
    static boolean isOne(String key) {
        return key.startsWith("?")
                && (key.contains(MATCHES) || Relation.read(key).isPresent());
    }

    /**
     * What facts are narrowed to; empty where they contradict each other.
     *
     * @param box what the facts may be, with the comparisons among them
     * @param whole everything that a fact can be, by its key
     */
    static Optional<List<Logic.Leaf>> follow(Map<String, Room> box, Function<String, Room> whole) {
        Relations relations = new Relations(box, whole);
        return relations.agree() ? Optional.of(relations.follows) : Optional.empty();
    }

    private boolean agree() {
        box.forEach((key, room) -> {
            boolean holds = room.meets(Room.TRUE);
            if (key.startsWith("?") && holds != room.meets(Room.TRUE.not())) {
                read(key, holds);
            }
        });
        if (facts.size() > MOST_FACTS) {
            return true;
        }
        return order();
    }

    private void read(String key, boolean holds) {
        int matches = key.indexOf(MATCHES);
        if (matches > 0) {
            matching(key.substring(1, matches), key.substring(matches + MATCHES.length()), holds);
            return;
        }
        Relation.read(key).ifPresent(relation -> {
            if (relation.sign() == Operator.EQUAL) {
                if (holds) {
                    edge(relation.left(), relation.right(), false);
                    edge(relation.right(), relation.left(), false);
                    narrow(relation.left(), room(relation.right()));
                    narrow(relation.right(), room(relation.left()));
                } else {
                    different.add(relation);
                }
            } else if (holds) {
                edge(relation.left(), relation.right(), relation.sign() == Operator.LESS);
            } else if (!room(relation.left()).unknown()
                    && !room(relation.right()).unknown()) {
                edge(relation.right(), relation.left(), relation.sign() == Operator.AT_MOST);
            }
        });
    }

    /** Of a text that can be few, those that match a pattern. */
    private void matching(String key, String regex, boolean holds) {
        Room room = room(key);
        if (room.known() instanceof Known.Words words && !words.except()) {
            Set<Object> left = new HashSet<>(words.words());
            left.removeIf(word -> word instanceof String text && Pattern.matches(regex, text) != holds);
            narrow(key, new Room(room.unknown(), new Known.Words(left, false)));
        }
    }

    private void edge(String from, String to, boolean strict) {
        facts.putIfAbsent(from, facts.size());
        facts.putIfAbsent(to, facts.size());
        edges.add(new Edge(from, to, strict));
    }

    private void narrow(String key, Room room) {
        Room before = room(key);
        Room after = before.and(room);
        if (!after.equals(before)) {
            follows.add(new Logic.Leaf(key, after));
        }
    }

    private Room room(String key) {
        Room room = box.get(key);
        return room == null ? whole.apply(key) : room;
    }

    /** Whether all that is less than another can be, with what follows for the bounds of each. */
    private boolean order() {
        int count = facts.size();
        // 0: nothing known, 1: at most, 2: less
        int[][] below = new int[count][count];
        for (Edge edge : edges) {
            int from = facts.getOrDefault(edge.from(), 0);
            int to = facts.getOrDefault(edge.to(), 0);
            below[from][to] = Math.max(below[from][to], edge.strict() ? 2 : 1);
        }
        for (int by = 0; by < count; by++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    if (below[from][by] > 0 && below[by][to] > 0) {
                        below[from][to] = Math.max(below[from][to], Math.max(below[from][by], below[by][to]));
                    }
                }
            }
        }
        for (int one = 0; one < count; one++) {
            if (below[one][one] == 2) {
                return false;
            }
        }
        for (Relation pair : different) {
            Integer left = facts.get(pair.left());
            Integer right = facts.get(pair.right());
            if (pair.isOfItself()
                    || (left != null && right != null && below[left][right] > 0 && below[right][left] > 0)
                    || isSame(room(pair.left()), room(pair.right()))) {
                return false;
            }
        }
        facts.forEach((from, one) -> facts.forEach((to, other) -> {
            if (below[one][other] > 0) {
                bound(from, to, below[one][other] == 2);
            }
        }));
        return true;
    }

    /** Whether both are one and the same value whatever comes, or both unknown. */
    private static boolean isSame(Room left, Room right) {
        if (left.unknown() || right.unknown()) {
            return isUnknown(left) && isUnknown(right);
        }
        return only(left.known()) && left.known().equals(right.known());
    }

    private static boolean isUnknown(Room room) {
        return room.unknown() && room.known().isEmpty();
    }

    private static boolean only(Known known) {
        if (known instanceof Known.Words words) {
            return !words.except() && words.words().size() == 1;
        }
        List<Stretch> stretches = ((Known.Numbers) known).stretches();
        return stretches.size() == 1
                && stretches.get(0).from() == stretches.get(0).to();
    }

    /** A number is no less than the least that another can be, which is below it, and the other way round. */
    private void bound(String low, String high, boolean strict) {
        if (room(low).known() instanceof Known.Numbers lows
                && room(high).known() instanceof Known.Numbers highs
                && !lows.isEmpty()
                && !highs.isEmpty()) {
            Stretch least = lows.stretches().get(0);
            Stretch most = highs.stretches().get(highs.stretches().size() - 1);
            narrow(high, number(Stretch.from(least.from(), least.withFrom() && !strict)));
            narrow(low, number(Stretch.upTo(most.to(), most.withTo() && !strict)));
        }
    }

    /** In a run of numbers, or unknown: where it may not be, that is said beside it. */
    private static Room number(Stretch stretch) {
        return new Room(true, Known.Numbers.of(stretch, false));
    }
}
