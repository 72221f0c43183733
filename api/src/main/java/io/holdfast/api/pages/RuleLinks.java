package io.holdfast.api.pages;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where on the page of rules each rule stands. */
record RuleLinks(List<RuleCard> cards, UnaryOperator<String> href) {

    /** The element of a rule at a place: steady as long as the rule stays where it is. */
    static String anchor(String file, int line) {
        return "r-" + slug(file) + "-" + line;
    }

    static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    static String anchor(Place at) {
        return anchor(at.file(), at.line());
    }

    RuleLink at(String rule, String file, int line) {
        return new RuleLink(
                RuleWords.name(rule, file), href.apply("/rules") + "#" + anchor(file, line), file + ":" + line);
    }

    RuleLink named(String rule) {
        return cards.stream()
                .filter(card -> card.name().equals(rule))
                .findFirst()
                .map(card -> at(rule, card.at().file(), card.at().line()))
                .orElseGet(() -> new RuleLink(rule, href.apply("/rules"), ""));
    }
}
