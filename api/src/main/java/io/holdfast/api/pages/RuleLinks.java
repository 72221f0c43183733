package io.holdfast.api.pages;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where each rule is to be read: on the page of rules, or in a draft. */
record RuleLinks(List<RuleCard> cards, Address address) {

    /** Where a line of a file is shown; line 0 is the file. */
    interface Address {
        String of(String file, int line);
    }

    /** On the page of rules. */
    static RuleLinks live(List<RuleCard> cards, UnaryOperator<String> href) {
        return new RuleLinks(
                cards,
                (file, line) ->
                        file.isEmpty() ? href.apply("/rules") : href.apply("/rules") + "#" + anchor(file, line));
    }

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
        return new RuleLink(RuleWords.name(rule, file), address.of(file, line), file + ":" + line);
    }

    RuleLink named(String rule) {
        return cards.stream()
                .filter(card -> card.name().equals(rule))
                .findFirst()
                .map(card -> at(rule, card.at().file(), card.at().line()))
                .orElseGet(() -> new RuleLink(rule, address.of("", 0), ""));
    }
}
