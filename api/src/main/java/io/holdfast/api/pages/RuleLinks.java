package io.holdfast.api.pages;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where each rule is to be read: on the page of rules, or in a draft. */
record RuleLinks(List<RuleCard> cards, Address address, UnaryOperator<String> history) {

    /** Where a line of a file is shown; line 0 is the file. */
    interface Address {
        String of(String file, int line);
    }

    /** In a draft, whose rules have no history yet. */
    static RuleLinks draft(List<RuleCard> cards, Address address) {
        return new RuleLinks(cards, address, rule -> "");
    }

    /** On the page of rules. */
    static RuleLinks live(List<RuleCard> cards, UnaryOperator<String> href) {
        return new RuleLinks(
                cards,
                (file, line) -> file.isEmpty() ? href.apply("/rules") : href.apply("/rules") + "#" + anchor(file, line),
                rule -> href.apply(history(rule)));
    }

    /** The page of who changed a rule, and what became of it. */
    static String history(String rule) {
        return "/rules/history?rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8);
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
        return new RuleLink(RuleWords.name(rule, file), address.of(file, line), file + ":" + line, history.apply(rule));
    }

    RuleLink named(String rule) {
        return cards.stream()
                .filter(card -> card.name().equals(rule))
                .findFirst()
                .map(card -> at(rule, card.at().file(), card.at().line()))
                .orElseGet(() -> new RuleLink(rule, address.of("", 0), "", ""));
    }
}
