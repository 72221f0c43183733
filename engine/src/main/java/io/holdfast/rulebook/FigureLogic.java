package io.holdfast.rulebook;

import java.util.List;

/** What a figure can be, whatever it is gathered over, and when it shows that something was there. */
final class FigureLogic {

    private FigureLogic() {}

    /** Everything that a figure can be: a sum or average of what is never negative is not, either. */
    static Room room(Element.Figure figure) {
        if (figure.gathering() == Gathering.COUNT) {
            return new Room(false, Known.Numbers.of(Stretch.from(0, true), true));
        }
        Known values = figure.of().map(path -> Room.of(path).known()).orElse(Known.Words.ANY);
        if (!(values instanceof Known.Numbers numbers) || numbers.isEmpty()) {
            return new Room(false, Known.Numbers.of(Stretch.ALL, false));
        }
        boolean positive = numbers.stretches().get(0).from() >= 0;
        return new Room(
                false,
                isOneOfThem(figure)
                        ? numbers
                        : Known.Numbers.of(positive ? Stretch.from(0, true) : Stretch.ALL, false));
    }

    /** Whether the figure is the value of one of those it is gathered over. */
    static boolean isOneOfThem(Element.Figure figure) {
        return figure.gathering() == Gathering.MIN || figure.gathering() == Gathering.MAX;
    }

    /** Whether what is asked of the figures cannot hold where nothing was gathered: a count over 2 counts something. */
    static boolean asksForSome(Element.Gather gather) {
        for (Element.Figure figure : gather.figures()) {
            boolean none = figure.gathering().over(new double[0], 0).isEmpty();
            if (none || gather.conditions().stream().anyMatch(condition -> excludesZero(condition.test(), figure))) {
                return true;
            }
        }
        return false;
    }

    private static boolean excludesZero(Test test, Element.Figure figure) {
        List<Test> leaves = test.leaves();
        return leaves.stream().allMatch(leaf -> isOfFigure(leaf, figure))
                && !test.holds(figure, new Bindings().with(figure.binding(), 0.0));
    }

    private static boolean isOfFigure(Test leaf, Element.Figure figure) {
        FactPath fact = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        boolean literal = leaf instanceof Test.Among || ((Test.Compare) leaf).other() instanceof Literal;
        return literal
                && fact.steps().isEmpty()
                && fact.binding().filter(figure.binding()::equals).isPresent();
    }
}
