package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether statements can hold together. Where it would take too long to tell, they can. */
final class Consistency {

    private static final int MOST_CHOICES = 4_000;
    private static final int MOST_TURNS = 1_000;

    private final Map<String, Room> rooms;
    private final Map<String, List<Logic.Leaf>> ties = new HashMap<>();
    private final Map<String, Boolean> relations = new HashMap<>();

    /**
     * @param rooms everything that a fact can be, by its key
     */
    Consistency(Map<String, Room> rooms) {
        this.rooms = rooms;
    }

    boolean possible(List<Logic> statements) {
        return find(statements).possible();
    }

    /** The same, and where they hold together. */
    Finding find(List<Logic> statements) {
        Search search = new Search();
        boolean possible = search.possible(new HashMap<>(), statements, List.of());
        return new Finding(possible, Optional.ofNullable(search.found));
    }

    /** Whether more can hold where others are known to. If not, they may still hold together elsewhere. */
    boolean possibleAt(Map<String, Room> example, List<Logic> more) {
        Search search = new Search();
        search.relates = example.keySet().stream().anyMatch(this::relates);
        return search.possible(new HashMap<>(example), more, List.of());
    }

    private boolean relates(String key) {
        return relations.computeIfAbsent(key, Relations::isOne);
    }

    /**
     * Whether statements can hold together.
     *
     * @param example rooms in which all of them hold, whatever else is; none where it would take too long to tell
     */
    record Finding(boolean possible, Optional<Map<String, Room>> example) {}

    /** Everything a fact can be; what compares two facts is true or false. */
    Room whole(String key) {
        return key.startsWith("?") ? Room.TRUTH : rooms.getOrDefault(key, Room.ANYTHING);
    }

    /** What holds of other facts where the one of a key is known. */
    List<Logic.Leaf> ties(String key) {
        return ties.computeIfAbsent(key, Ties::of);
    }

    private final class Search {

        private int choicesLeft = MOST_CHOICES;
        private int turnsLeft = MOST_TURNS;
        private boolean relates;
        private @Nullable Map<String, Room> found;

        boolean possible(Map<String, Room> box, List<? extends Logic> statements, List<Logic.Any> undecided) {
            List<Logic.Any> choices = new ArrayList<>(undecided);
            if (!narrow(box, statements, choices)) {
                return false;
            }
            boolean narrowed = true;
            while (narrowed) {
                narrowed = false;
                for (Logic.Any choice : List.copyOf(choices)) {
                    List<Logic> open = open(choice, box);
                    if (open.isEmpty()) {
                        return false;
                    }
                    if (open.size() == 1) {
                        choices.remove(choice);
                        narrowed = true;
                        if (!narrow(box, open, choices)) {
                            return false;
                        }
                    }
                }
                if (relates && !narrowed && --turnsLeft > 0) {
                    Optional<List<Logic.Leaf>> follows = Relations.follow(box, Consistency.this::whole);
                    if (follows.isEmpty() || !narrow(box, follows.get(), choices)) {
                        return false;
                    }
                    narrowed = !follows.get().isEmpty();
                }
            }
            if (choices.isEmpty()) {
                found = box;
                return true;
            }
            return --choicesLeft < 0 || choose(box, choices);
        }

        private boolean choose(Map<String, Room> box, List<Logic.Any> choices) {
            Logic.Any fewest = choices.get(0);
            for (Logic.Any choice : choices) {
                fewest = choice.parts().size() < fewest.parts().size() ? choice : fewest;
            }
            List<Logic.Any> rest = new ArrayList<>(choices);
            rest.remove(fewest);
            for (Logic part : open(fewest, box)) {
                if (possible(new HashMap<>(box), List.of(part), rest)) {
                    return true;
                }
            }
            return false;
        }

        /** Takes in what leaves no choice; answers whether anything is left. */
        private boolean narrow(Map<String, Room> box, List<? extends Logic> statements, List<Logic.Any> choices) {
            for (Logic statement : statements) {
                if (statement instanceof Logic.Any choice) {
                    choices.add(choice);
                } else if (statement instanceof Logic.Leaf leaf
                        ? !narrow(box, leaf, choices)
                        : !narrow(box, ((Logic.All) statement).parts(), choices)) {
                    return false;
                }
            }
            return true;
        }

        private boolean narrow(Map<String, Room> box, Logic.Leaf leaf, List<Logic.Any> choices) {
            Room before = box.get(leaf.key());
            Room room = (before == null ? whole(leaf.key()) : before).and(leaf.room());
            if (room.isEmpty()) {
                return false;
            }
            box.put(leaf.key(), room);
            relates |= relates(leaf.key());
            return room.unknown() || (before != null && !before.unknown()) || narrow(box, ties(leaf.key()), choices);
        }

        private List<Logic> open(Logic.Any choice, Map<String, Room> box) {
            List<Logic> open = new ArrayList<>();
            for (Logic part : choice.parts()) {
                if (mayHold(part, box)) {
                    open.add(part);
                }
            }
            return open;
        }

        private boolean mayHold(Logic part, Map<String, Room> box) {
            if (part instanceof Logic.Leaf leaf) {
                return room(box, leaf.key()).meets(leaf.room());
            }
            if (part instanceof Logic.All all) {
                for (Logic one : all.parts()) {
                    if (!mayHold(one, box)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private Room room(Map<String, Room> box, String key) {
            Room room = box.get(key);
            return room == null ? whole(key) : room;
        }
    }
}
