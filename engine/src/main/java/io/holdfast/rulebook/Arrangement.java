package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the parts of a when into an order that does not depend on the one they are written in, so that rules that match
 * several facts of a kind can be compared. What a part refers to still comes before it.
 */
final class Arrangement {

    private Arrangement() {}

    static List<Element> of(List<Element> when) {
        Map<FactType, Integer> counts = new EnumMap<>(FactType.class);
        when.forEach(element -> patterns(element)
                .filter(pattern -> pattern.type() != FactType.CLIENT && pattern.type() != FactType.SIGNAL)
                .forEach(pattern -> counts.merge(pattern.type(), 1, Integer::sum)));
        if (counts.values().stream().allMatch(count -> count < 2)) {
            return when;
        }
        Set<String> pending = new HashSet<>();
        when.forEach(element -> pending.addAll(given(element)));
        List<Element> rest = new ArrayList<>(when);
        List<Element> arranged = new ArrayList<>();
        while (!rest.isEmpty()) {
            Element next = rest.stream()
                    .filter(element -> used(element)
                            .allMatch(name ->
                                    !pending.contains(name) || given(element).contains(name)))
                    .min(Comparator.comparing(Arrangement::shown))
                    .orElse(rest.get(0));
            pending.removeAll(given(next));
            rest.remove(next);
            arranged.add(next);
        }
        return arranged;
    }

    private static Stream<Element.Pattern> patterns(Element element) {
        return element instanceof Element.Pattern pattern
                ? Stream.of(pattern)
                : inside(element).stream().flatMap(Arrangement::patterns);
    }

    /** The parts that a part is made of. */
    static List<Element> inside(Element element) {
        if (element instanceof Element.Not not) {
            return List.of(not.part());
        } else if (element instanceof Element.Exists exists) {
            return List.of(exists.part());
        } else if (element instanceof Element.And and) {
            return and.parts();
        } else if (element instanceof Element.Or or) {
            return or.parts();
        }
        return element instanceof Element.Gather gather ? List.of(gather.source()) : List.of();
    }

    /** The names that a part gives to what comes after it. */
    private static Set<String> given(Element element) {
        Set<String> names = new HashSet<>();
        if (element instanceof Element.Pattern pattern) {
            pattern.binding().ifPresent(names::add);
            names.addAll(pattern.fields().keySet());
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> names.addAll(given(part)));
        } else if (element instanceof Element.Gather gather) {
            gather.figures().forEach(figure -> names.add(figure.binding()));
        }
        return names;
    }

    private static Stream<String> used(Element element) {
        Stream<String> own = conditions(element).stream()
                .flatMap(condition -> condition.test().leaves().stream())
                .flatMap(Arrangement::paths)
                .flatMap(path -> path.binding().stream());
        return Stream.concat(own, inside(element).stream().flatMap(Arrangement::used));
    }

    /** What a part asks by itself. */
    static List<Condition> conditions(Element element) {
        if (element instanceof Element.Pattern pattern) {
            return pattern.conditions();
        }
        return element instanceof Element.Gather gather ? gather.conditions() : List.of();
    }

    /** The facts that a comparison is between. */
    static Stream<FactPath> paths(Test leaf) {
        if (leaf instanceof Test.Among among) {
            return Stream.of(among.fact());
        }
        Test.Compare compare = (Test.Compare) leaf;
        return compare.other() instanceof FactPath other ? Stream.of(compare.fact(), other) : Stream.of(compare.fact());
    }

    /** A part as a text in which names do not tell, nor the order of its conditions. */
    private static String shown(Element element) {
        String own = conditions(element).stream()
                .map(condition -> TestText.of("", condition.test(), name -> "$"))
                .sorted()
                .collect(Collectors.joining(", "));
        String type =
                element instanceof Element.Pattern pattern ? pattern.type().word() : "";
        String inner = inside(element).stream().map(Arrangement::shown).collect(Collectors.joining("; "));
        return element.getClass().getSimpleName() + " " + type + "(" + own + ")(" + inner + ")";
    }
}
