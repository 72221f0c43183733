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
    private final Map<String, Room> rooms;
    private int figures;

    /**
     * One condition.
     *
     * @param whole whether it says all that the rule asks there, so that another rule can be held to it
     */
    record Part(Place at, String words, Logic logic, boolean whole) {}

    /** Facts of a type that must not be there. */
    record Absent(Place at, String words, FactType type, Logic logic) {}

    /** A part of a when that is compared as a whole only. */
    private record Shape(Object kind, List<Object> inside) {}

    /**
     * @param rooms takes in everything each fact of the rule can be
     */
    RuleLogic(Rule rule, Map<String, Room> rooms) {
        this(rule, Arrangement.of(rule.when()), rooms, new Names());
        parts.sort(Comparator.comparing(Part::at));
    }

    private RuleLogic(Rule rule, List<Element> when, Map<String, Room> rooms, Names names) {
        this.rule = rule;
        this.rooms = rooms;
        this.names = names;
        this.tests = new TestLogic(names, rooms);
        when.forEach(element -> read(element, ""));
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

    List<Absent> absent() {
        return absent;
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
            not(not);
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

    private void not(Element.Not not) {
        if (not.part() instanceof Element.Pattern pattern) {
            boolean client = pattern.type() == FactType.CLIENT;
            Logic logic = inside(pattern, client ? Names.CLIENT : none(pattern.type()));
            if (client) {
                parts.add(new Part(not.at(), not.words(), logic.not(), true));
            } else {
                absent.add(new Absent(not.at(), not.words(), pattern.type(), logic));
            }
        } else {
            shapes.add(shape(not));
        }
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
            RuleLogic inner = new RuleLogic(rule, List.of(branch), rooms, names.copy());
            boolean own = !inner.matched.isEmpty() || !inner.absent.isEmpty() || !inner.shapes.isEmpty();
            plain &= !own;
            branches.add(own ? Logic.TRUE : Logic.all(inner.statements()));
        }
        parts.add(new Part(or.at(), or.words(), Logic.any(branches), plain));
        if (!plain) {
            shapes.add(shape(or));
            or.parts().forEach(branch -> bindInside(branch, prefix + "or "));
        }
    }

    private void gather(Element.Gather gather, String prefix) {
        List<Object> inside = new ArrayList<>(List.of(shape(gather.source())));
        for (Element.Figure figure : gather.figures()) {
            String key =
                    prefix + "figure#" + ++figures + "|" + figure.gathering().word();
            inside.add(key + figure.of().map(path -> names.key(path, "")).orElse(""));
            names.bind(figure.binding(), key);
            boolean count = figure.gathering() == Gathering.COUNT;
            rooms.putIfAbsent(
                    key, new Room(false, Known.Numbers.of(count ? Stretch.from(0, true) : Stretch.ALL, count)));
        }
        shapes.add(new Shape("gather", inside));
        for (Condition condition : gather.conditions()) {
            parts.add(new Part(condition.at(), condition.words(), tests.of(condition.test(), Names.CLIENT), true));
        }
    }

    private void bindInside(Element element, String prefix) {
        if (element instanceof Element.Pattern pattern) {
            names.bind(pattern, names.of(pattern, prefix));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> bindInside(part, prefix));
        }
    }

    /** The same for two elements that ask the same in the same way, whatever names they give. */
    private Object shape(Element element) {
        if (element instanceof Element.Pattern pattern) {
            String name = names.of(pattern, "in ");
            return new Shape(pattern.type(), List.of(name, inside(pattern, name)));
        } else if (element instanceof Element.Not not) {
            return new Shape("not", List.of(shape(not.part())));
        } else if (element instanceof Element.Exists exists) {
            return new Shape("exists", List.of(shape(exists.part())));
        } else if (element instanceof Element.And and) {
            return new Shape("and", and.parts().stream().map(this::shape).toList());
        } else if (element instanceof Element.Or or) {
            return new Shape("or", or.parts().stream().map(this::shape).toList());
        }
        Element.Gather gather = (Element.Gather) element;
        List<Object> inside = new ArrayList<>(List.of(shape(gather.source())));
        for (Element.Figure figure : gather.figures()) {
            inside.add(figure.gathering()
                    + figure.of().map(path -> names.key(path, "")).orElse(""));
            names.bind(figure.binding(), "in " + figure.binding());
        }
        gather.conditions().forEach(condition -> inside.add(tests.of(condition.test(), Names.CLIENT)));
        return new Shape("gather", inside);
    }
}
