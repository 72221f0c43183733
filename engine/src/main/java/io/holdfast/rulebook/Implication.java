package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule prepared for the question whether another holds whenever it does. */
final class Implication {

    private final RuleLogic logic;
    private final List<Logic> given;
    private final List<Logic> kinship;
    private final List<Logic> openings;
    private final Consistency consistency;
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Room> narrowed = new HashMap<>();
    private final List<Logic.Leaf> outside = new ArrayList<>();
    private final List<Logic> choices = new ArrayList<>();
    private final Set<String> anchors;
    private final Set<String> offered;
    private final Object said;
    private @Nullable Boolean impossible;
    private Consistency.@Nullable Finding alone;

    /**
     * @param given what the book says of the facts that the rule matches
     * @param openings what it says of each opening that every client has, as something that must not be there
     */
    Implication(RuleLogic logic, List<Logic> given, List<Logic> openings, Consistency consistency) {
        this.logic = logic;
        this.kinship = Kinship.of(logic, given, consistency);
        this.given = Stream.concat(given.stream(), kinship.stream()).toList();
        this.openings = openings;
        this.consistency = consistency;
        for (RuleLogic.Part part : logic.parts()) {
            if (part.whole()) {
                gather(part.logic());
            }
        }
        rooms.forEach((key, room) -> {
            narrowed.put(key, room.and(consistency.whole(key)));
            outside.add(new Logic.Leaf(key, room.not()));
        });
        rooms.forEach((key, room) -> {
            if (!room.unknown()) {
                consistency
                        .ties(key)
                        .forEach(tie ->
                                narrowed.merge(tie.key(), tie.room().and(consistency.whole(tie.key())), Room::and));
            }
        });
        this.anchors = Set.copyOf(anchored());
        Set<String> offers = new HashSet<>(anchors);
        offers.addAll(narrowed.keySet());
        this.offered = Set.copyOf(offers);
        this.said = Saids.of(logic);
    }

    private void gather(Logic part) {
        if (part instanceof Logic.Leaf leaf) {
            rooms.merge(leaf.key(), leaf.room(), Room::and);
        } else if (part instanceof Logic.All all) {
            all.parts().forEach(this::gather);
        } else {
            choices.add(part);
        }
    }

    RuleLogic logic() {
        return logic;
    }

    Rule rule() {
        return logic.rule();
    }

    /** What its facts say of each other without being asked. */
    List<Logic> kinship() {
        return kinship;
    }

    /** What it says, equal where rules say the same. */
    Object said() {
        return said;
    }

    /** The facts it asks for, with what each may be. */
    Map<String, Room> rooms() {
        return rooms;
    }

    List<Logic> choices() {
        return choices;
    }

    boolean isImpossible() {
        if (impossible == null) {
            impossible = !rule().validity().isEver()
                    || !isPossibleWith(List.of())
                    || contradicted().isPresent()
                    || alwaysThere().isPresent();
        }
        return impossible;
    }

    /** What must not be there, though every client has an opening of that kind. */
    Optional<RuleLogic.Absent> alwaysThere() {
        return logic.absent().stream()
                .filter(absent -> absent.type() == FactType.OPENING
                        && openings.stream()
                                // Most rules name a service, and the openings of all others are none of their business.
                                .filter(opening -> consistency.possible(List.of(absent.logic(), opening)))
                                .anyMatch(opening -> !isPossibleWith(
                                        List.of(opening, absent.logic().not()))))
                .findFirst();
    }

    /** What must not be there, and yet is among what the rule matches. */
    Optional<RuleLogic.Absent> contradicted() {
        return logic.absent().stream()
                .filter(absent -> logic.there().entrySet().stream()
                        .anyMatch(fact -> fact.getValue() == absent.type() && contradicts(fact.getKey(), absent)))
                .findFirst();
    }

    private boolean contradicts(String name, RuleLogic.Absent absent) {
        String from = name + "|";
        String to = RuleLogic.none(absent.type()) + "|";
        Logic more = absent.logic().renamed(from, to).not();
        if (alone().example()
                .filter(example -> consistency.possibleAt(example, twin(example, from, to, more)))
                .isPresent()) {
            return false;
        }
        List<Logic> all = new ArrayList<>(known());
        List.copyOf(all).forEach(statement -> all.add(statement.renamed(from, to)));
        all.add(more);
        return !consistency.possible(all);
    }

    /** What holds at an example, of a fact under its other name, and more. */
    private static List<Logic> twin(Map<String, Room> example, String from, String to, Logic more) {
        List<Logic> twin = new ArrayList<>();
        example.forEach((key, room) -> twin.add(new Logic.Leaf(key, room).renamed(from, to)));
        twin.add(more);
        return twin;
    }

    /** Whether the other holds wherever this one does, for all that can be told. */
    boolean implies(Implication other) {
        return covers(other.rule().validity(), rule().validity())
                && logic.matched().keySet().containsAll(other.logic.matched().keySet())
                && logic.shapes().containsAll(other.logic.shapes())
                && excludes(other.outside)
                && other.choices.stream().allMatch(choice -> !isPossibleWith(List.of(choice.not())))
                && other.logic.absent().stream().allMatch(this::implies);
    }

    /** Whether no fact can be outside what the other asks of it. This is asked of very many pairs of rules. */
    private boolean excludes(List<Logic.Leaf> outside) {
        for (Logic.Leaf leaf : outside) {
            Room own = narrowed.get(leaf.key());
            Room inside = own == null ? consistency.whole(leaf.key()) : own;
            if (inside.meets(leaf.room()) && (choices.isEmpty() || isPossibleWith(List.of(leaf)))) {
                return false;
            }
        }
        return true;
    }

    /** Nothing of a kind is there if nothing of a wider kind is. */
    private boolean implies(RuleLogic.Absent narrower) {
        return logic.absent().stream()
                .anyMatch(wider -> wider.type() == narrower.type()
                        && !isPossibleWith(
                                List.of(narrower.logic(), wider.logic().not())));
    }

    /** Most of what is asked can hold where the rule was found to hold already, which is told without a search. */
    private boolean isPossibleWith(List<Logic> more) {
        Consistency.Finding own = alone();
        if (!own.possible()
                || more.isEmpty()
                || own.example()
                        .filter(example -> consistency.possibleAt(example, more))
                        .isPresent()) {
            return own.possible();
        }
        List<Logic> all = new ArrayList<>(known());
        all.addAll(more);
        return consistency.possible(all);
    }

    private Consistency.Finding alone() {
        if (alone == null) {
            alone = consistency.find(known());
        }
        return alone;
    }

    /** What it asks for, and what the book says of the facts it asks for. */
    private List<Logic> known() {
        return Stream.concat(given.stream(), logic.statements().stream()).toList();
    }

    private static boolean covers(Validity wide, Validity narrow) {
        boolean from = wide.from()
                .map(first -> narrow.from().map(own -> !own.isBefore(first)).orElse(false))
                .orElse(true);
        boolean until = wide.until()
                .map(last -> narrow.until().map(own -> !own.isAfter(last)).orElse(false))
                .orElse(true);
        return wide.enabled() && from && until;
    }

    /** What a rule that this one implies most likely asks for as well: its facts, and the values it pins them to. */
    Set<String> anchors() {
        return anchors;
    }

    /** What a rule that this one implies may ask for: what it asks for itself, and what follows from that. */
    Set<String> offered() {
        return offered;
    }

    private Set<String> anchored() {
        Set<String> anchors = new HashSet<>(logic.matched().keySet());
        rooms.forEach((key, room) -> {
            anchors.add(key);
            if (!room.unknown()
                    && room.known() instanceof Known.Words words
                    && !words.except()
                    && words.words().size() == 1) {
                anchors.add(key + "=" + words.words());
            }
        });
        return anchors;
    }
}
