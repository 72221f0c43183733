package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts of a when that are compared as a whole only: equal where two ask the same in the same way, whatever names they give. */
final class Shapes {

    private final Names names;
    private final TestLogic tests;

    private record Shape(Object kind, List<Object> inside) {}

    /**
     * @param names of what is matched before; those given inside stay inside
     */
    Shapes(Names names, Map<String, Room> rooms) {
        this.names = names.inside();
        this.tests = new TestLogic(this.names, rooms);
    }

    Object of(Element element) {
        if (element instanceof Element.Pattern pattern) {
            String name = names.of(pattern, "in ");
            names.bind(pattern, name);
            return new Shape(
                    pattern.type(),
                    List.of(
                            name,
                            Logic.all(pattern.conditions().stream()
                                    .map(condition -> tests.of(condition.test(), name))
                                    .toList())));
        } else if (element instanceof Element.Not not) {
            return new Shape("not", List.of(of(not.part())));
        } else if (element instanceof Element.Exists exists) {
            return new Shape("exists", List.of(of(exists.part())));
        } else if (element instanceof Element.And and) {
            return new Shape("and", and.parts().stream().map(this::of).toList());
        } else if (element instanceof Element.Or or) {
            return new Shape("or", or.parts().stream().map(this::of).toList());
        }
        Element.Gather gather = (Element.Gather) element;
        List<Object> inside = new ArrayList<>(List.of(of(gather.source())));
        for (Element.Figure figure : gather.figures()) {
            inside.add(figure(figure));
            names.bind(figure.binding(), "in " + figure.binding());
        }
        gather.conditions().forEach(condition -> inside.add(tests.of(condition.test(), Names.CLIENT)));
        return new Shape("gather", inside);
    }

    /** What a figure is taken of, once its source was asked for. */
    Object figure(Element.Figure figure) {
        return figure.gathering() + figure.of().map(path -> names.key(path, "")).orElse("");
    }
}
