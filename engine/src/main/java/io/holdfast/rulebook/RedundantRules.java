package io.holdfast.rulebook;

import io.holdfast.catalogue.Combine;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds rules that say only what another rule says as well whenever they hold. */
final class RedundantRules {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    RedundantRules(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    /** A rule, and one that makes it redundant. */
    record Pair(RuleLogic rule, RuleLogic by) {}

    void check() {
        for (Pair pair : pairs()) {
            Rule by = pair.by().rule();
            Rule rule = pair.rule().rule();
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
        Map<Object, List<Implication>> bySaying = new LinkedHashMap<>();
        for (RuleLogic rule : book.rules()) {
            if (rule.rule().validity().enabled() && !dependsOnOrder(rule.rule())) {
                bySaying.computeIfAbsent(Saids.of(rule), any -> new ArrayList<>())
                        .add(new Implication(rule, book));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        bySaying.values().forEach(alike -> pairs(alike, pairs));
        return pairs;
    }

    private static void pairs(List<Implication> alike, List<Pair> pairs) {
        if (alike.size() < 2) {
            return;
        }
        ImplicationIndex index = new ImplicationIndex(alike);
        for (Implication one : alike) {
            if (one.isImpossible()) {
                continue;
            }
            for (Implication other : index.candidates(one)) {
                if (other != one && one.implies(other) && (isLater(one.rule(), other.rule()) || !other.implies(one))) {
                    pairs.add(new Pair(one.logic(), other.logic()));
                    break;
                }
            }
        }
    }

    private static boolean isLater(Rule one, Rule other) {
        return one.at().compareTo(other.at()) > 0;
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
