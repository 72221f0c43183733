package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Carries a rule, as it was read, to another place: the text is the same.
 *
 * @param way from each place in it to the new one
 */
record Move(UnaryOperator<Place> way) {

    /** To a place above or below which more or fewer lines stand. What lies in another file stays there. */
    static Move of(Place from, Place to) {
        int lines = to.line() - from.line();
        return new Move(at -> at.file().equals(from.file())
                ? new Place(to.file(), at.line() == 0 ? 0 : at.line() + lines, at.column(), at.cell())
                : at);
    }

    /** Out of all files, so that rules which stand at different places can be compared. */
    static Move away() {
        Place nowhere = Place.file("");
        return new Move(at -> nowhere);
    }

    Place place(Place at) {
        return way.apply(at);
    }

    Diagnostic diagnostic(Diagnostic said) {
        return new Diagnostic(said.severity(), place(said.at()), said.message(), said.advice());
    }

    Rule rule(Rule rule) {
        return new Rule(
                rule.name(),
                rule.stage(),
                rule.playbook(),
                place(rule.at()),
                rule.validity(),
                elements(rule.when()),
                rule.then().stream().map(this::saying).toList(),
                rule.reasons(),
                rule.whenWords(),
                rule.thenWords());
    }

    private Saying saying(Saying saying) {
        return new Saying(
                place(saying.at()),
                saying.calls().stream()
                        .map(call -> new Saying.Call(place(call.at()), call.name(), call.arguments()))
                        .toList());
    }

    private List<Element> elements(List<Element> elements) {
        return elements.stream().map(this::element).toList();
    }

    private Element element(Element element) {
        Place at = place(element.at());
        String words = element.words();
        if (element instanceof Element.Pattern pattern) {
            return pattern.moved(at, conditions(pattern.conditions()));
        } else if (element instanceof Element.Not not) {
            return new Element.Not(at, words, element(not.part()));
        } else if (element instanceof Element.Exists exists) {
            return new Element.Exists(at, words, element(exists.part()));
        } else if (element instanceof Element.Or or) {
            return new Element.Or(at, words, elements(or.parts()));
        } else if (element instanceof Element.And and) {
            return new Element.And(at, words, elements(and.parts()));
        }
        Element.Gather gather = (Element.Gather) element;
        return new Element.Gather(
                at, words, element(gather.source()), gather.figures(), conditions(gather.conditions()));
    }

    private List<Condition> conditions(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> new Condition(place(condition.at()), condition.words(), condition.test()))
                .toList();
    }
}
