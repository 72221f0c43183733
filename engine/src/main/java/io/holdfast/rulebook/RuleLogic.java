package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule as logic, so that rules can be checked for sense and compared with each other. */
final class RuleLogic {

    private final Rule rule;
    private final Names names;
    private final TestLogic tests;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, FactType> matched = new HashMap<>();
    private final List<Absent> absent = new ArrayList<>();
    private final Set<Object> shapes = new HashSet<>();
    private final Map<String, FactType> gathered = new HashMap<>();
    private final Map<Object, String> figures = new HashMap<>();
    private final List<Count> counts = new ArrayList<>();
    private final Map<String, Room> rooms;
    private int branchCount;
    private int gatherCount;

    /**
     * One condition.
     *
     * @param whole whether it says all that the rule asks there, so that another rule can be held to it
     */
    record Part(Place at, String words, Logic logic, boolean whole) {}

    /** Facts of a type that must not be there. */
    record Absent(Place at, String words, FactType type, Logic logic) {}

    /**
     * How many facts of a type there are for which something holds.
     *
     * @param key of the figure
     */
    record Count(String key, FactType type, Logic logic) {}

    /**
     * @param rooms takes in everything each fact of the rule can be
     */
    RuleLogic(Rule rule, Map<String, Room> rooms) {
        this(rule, Arrangement.of(rule.when()), "", rooms, new Names());
        parts.sort(Comparator.comparing(Part::at));
    }

    private RuleLogic(Rule rule, List<Element> when, String prefix, Map<String, Room> rooms, Names names) {
        this.rule = rule;
        this.rooms = rooms;
        this.names = names;
        this.tests = new TestLogic(names, rooms);
        when.forEach(element -> read(element, prefix));
    }

    Rule rule() {
        return rule;
    }

    List<Part> parts() {
        return parts;
    }

    List<Logic> statements() {
        return parts.stream().map(Part::logic).toList();
    }

    /** The facts beside the client that must be there, by name. */
    Map<String, FactType> matched() {
        return matched;
    }

    /** The facts that must be there, those among them that only a figure shows: a count over 2 counts something. */
    Map<String, FactType> there() {
        Map<String, FactType> there = new HashMap<>(matched);
        there.putAll(gathered);
        return there;
    }

    List<Absent> absent() {
        return absent;
    }

    List<Count> counts() {
        return counts;
    }

    /** What can only be compared as a whole. */
    Set<Object> shapes() {
        return shapes;
    }

    /** The name of the fact, or the key of the value, that a then speaks of. */
    String key(FactPath path) {
        return names.key(path, Names.CLIENT);
    }

    private void read(Element element, String prefix) {
        if (element instanceof Element.Pattern pattern) {
            pattern(pattern, prefix);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> read(part, prefix));
        } else if (element instanceof Element.Exists exists) {
            read(exists.part(), prefix + "exists ");
        } else if (element instanceof Element.Not not) {
            not(not, prefix);
        } else if (element instanceof Element.Or or) {
            or(or, prefix);
        } else if (element instanceof Element.Gather gather) {
            gather(gather, prefix);
        }
    }

    private void pattern(Element.Pattern pattern, String prefix) {
        String name = names.of(pattern, prefix);
        names.bind(pattern, name);
        if (pattern.type() != FactType.CLIENT) {
            matched.put(name, pattern.type());
        }
        for (Condition condition : pattern.conditions()) {
            parts.add(new Part(condition.at(), condition.words(), tests.of(condition.test(), name), true));
        }
    }

    /** What a fact is called that must not be there. */
    static String none(FactType type) {
        return "no-" + type.word();
    }

    private void not(Element.Not not, String prefix) {
        if (not.part() instanceof Element.Pattern pattern) {
            boolean client = pattern.type() == FactType.CLIENT;
            Logic logic = inside(pattern, client ? Names.CLIENT : none(pattern.type()));
            if (client) {
                parts.add(new Part(not.at(), not.words(), logic.not(), true));
            } else {
                absent.add(new Absent(not.at(), not.words(), pattern.type(), logic));
            }
        } else if (not.part() instanceof Element.Exists exists) {
            not(new Element.Not(not.at(), not.words(), exists.part()), prefix);
        } else if (not.part() instanceof Element.Not twice) {
            read(new Element.Exists(not.at(), not.words(), twice.part()), prefix);
        } else {
            shapes.add(new Shapes(names, rooms).of(not));
        }
    }

    private Logic counted(Element.Pattern pattern) {
        Names own = names.copy();
        String name = none(pattern.type());
        own.bind(pattern, name);
        TestLogic logic = new TestLogic(own, rooms);
        return Logic.all(pattern.conditions().stream()
                .map(condition -> logic.of(condition.test(), name))
                .toList());
    }

    private Logic inside(Element.Pattern pattern, String name) {
        names.bind(pattern, name);
        return Logic.all(pattern.conditions().stream()
                .map(condition -> tests.of(condition.test(), name))
                .toList());
    }

    /** Branches that ask about the client only are plain logic; the facts of others are each branch's own. */
    private void or(Element.Or or, String prefix) {
        List<Logic> branches = new ArrayList<>();
        boolean plain = true;
        for (Element branch : or.parts()) {
            String own = prefix + "branch" + ++branchCount + " ";
            RuleLogic inner = new RuleLogic(rule, List.of(branch), own, rooms, names.copy());
            plain &= inner.matched.isEmpty() && inner.absent.isEmpty() && inner.shapes.isEmpty();
            branches.add(Logic.all(inner.statements()));
        }
        parts.add(new Part(or.at(), or.words(), Logic.any(branches), plain));
        if (!plain) {
            shapes.add(new Shapes(names, rooms).of(or));
            or.parts().forEach(branch -> bindInside(branch, prefix + "or "));
        }
    }

    private void gather(Element.Gather gather, String prefix) {
        Shapes inside = new Shapes(names, rooms);
        Object source = inside.of(gather.source());
        RuleLogic one = new RuleLogic(
                rule, List.of(gather.source()), prefix + "gathered" + ++gatherCount + " ", rooms, names.copy());
        List<Logic> some = new ArrayList<>(one.statements());
        for (Element.Figure figure : gather.figures()) {
            Object of = inside.figure(figure);
            // The same figure over the same facts is one figure, wherever it stands.
            String key = figures.computeIfAbsent(
                    List.of(source, of),
                    any -> prefix + "figure#" + (figures.size() + 1) + "|"
                            + figure.gathering().word());
            shapes.add(List.of(source, of, key));
            names.bind(figure.binding(), key);
            rooms.putIfAbsent(key, FigureLogic.room(figure));
            if (figure.gathering() == Gathering.COUNT && gather.source() instanceof Element.Pattern counted) {
                counts.add(new Count(key, counted.type(), counted(counted)));
            }
            if (FigureLogic.isOneOfThem(figure)) {
                figure.of().ifPresent(path -> some.add(one.isValue(key, path)));
            }
        }
        if (FigureLogic.asksForSome(gather)) {
            parts.add(new Part(gather.at(), gather.words(), Logic.all(some), false));
            gathered.putAll(one.matched);
        }
        for (Condition condition : gather.conditions()) {
            parts.add(new Part(condition.at(), condition.words(), tests.of(condition.test(), Names.CLIENT), true));
        }
    }

    private Logic isValue(String figure, FactPath path) {
        String key = names.key(path, "");
        rooms.putIfAbsent(key, Room.of(path));
        return new Logic.Leaf(Relation.of(figure, Operator.EQUAL, key).key(), Room.TRUE);
    }

    private void bindInside(Element element, String prefix) {
        if (element instanceof Element.Pattern pattern) {
            names.bind(pattern, names.of(pattern, prefix));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> bindInside(part, prefix));
        }
    }
}
