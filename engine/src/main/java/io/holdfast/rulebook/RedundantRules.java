package io.holdfast.rulebook;

import io.holdfast.catalogue.Combine;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds rules that say only what another rule says as well whenever they hold. */
final class RedundantRules {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    RedundantRules(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    /** A rule, and one that makes it redundant. */
    record Pair(Rule rule, Rule by) {}

    void check() {
        for (Pair pair : pairs()) {
            Rule by = pair.by();
            Rule rule = pair.rule();
            diagnostics.warning(
                    rule.at(),
                    "\"" + rule.name() + "\" adds nothing: whenever it holds, \"" + by.name() + "\" ("
                            + (by.at().file().equals(rule.at().file())
                                    ? "line " + by.at().line()
                                    : by.at())
                            + ") holds and says the same.",
                    "Remove it, or give it a reason of its own.");
        }
    }

    List<Pair> pairs() {
        Map<Fingerprint, List<Rule>> bySaying = new LinkedHashMap<>();
        List<Rule> byPlace = new ArrayList<>(book.all());
        byPlace.sort(Comparator.comparing(Rule::at));
        for (Rule rule : byPlace) {
            if (rule.validity().enabled() && !dependsOnOrder(rule)) {
                bySaying.computeIfAbsent(book.verdict(rule).said(), any -> new ArrayList<>())
                        .add(rule);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        bySaying.forEach((said, alike) -> pairs(said, alike, pairs));
        return pairs;
    }

    private void pairs(Fingerprint said, List<Rule> alike, List<Pair> pairs) {
        if (alike.size() < 2) {
            return;
        }
        List<OptionalInt> found = book.memory()
                .redundancy(said)
                .among(
                        alike.stream().map(book::verdict).toList(),
                        place -> book.implication(book.logic(alike.get(place))));
        for (int i = 0; i < found.size(); i++) {
            Rule rule = alike.get(i);
            found.get(i).ifPresent(by -> pairs.add(new Pair(rule, alike.get(by))));
        }
    }

    /** Where the last conclusion counts, the same said again in another place is not the same. */
    private boolean dependsOnOrder(Rule rule) {
        return rule.then().stream()
                .filter(saying -> saying.verb().name().equals("signal"))
                .flatMap(saying -> saying.verb().text(0).stream())
                .map(name -> book.catalogue().book().signals().get(name))
                .anyMatch(type -> type == null || type.combine() == Combine.LAST);
    }
}
