package io.holdfast.rulebook;

import io.holdfast.catalogue.Action;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds policy rules that hold an action back for every client on every day, so that recommending it is in vain. */
final class AbsolutePolicies {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    AbsolutePolicies(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    void check() {
        for (Rule rule : book.all()) {
            if (rule.stage() == Stage.POLICY) {
                report(rule, book.verdict(rule).held(() -> held(book.logic(rule))));
            }
        }
    }

    private List<String> held(RuleLogic rule) {
        List<String> held = new ArrayList<>();
        if (isUnconditional(rule)) {
            rule.rule().then().forEach(saying -> held(rule, saying, held));
        }
        return held;
    }

    /** Whether it could hold for every client on every day, its conditions on what was proposed aside. */
    private static boolean isUnconditional(RuleLogic rule) {
        Validity validity = rule.rule().validity();
        return validity.enabled()
                && validity.from().isEmpty()
                && validity.until().isEmpty()
                && rule.absent().isEmpty()
                && rule.shapes().isEmpty()
                && rule.matched().size() <= 1
                && rule.matched().values().stream().allMatch(type -> type == FactType.CANDIDATE);
    }

    private void held(RuleLogic rule, Saying saying, List<String> held) {
        for (String id : book.recommended()) {
            Action action = book.catalogue().actions().get(id);
            if (action != null && names(saying, action) && always(rule, action)) {
                held.add(id);
            }
        }
    }

    private void report(Rule rule, List<String> held) {
        if (!held.isEmpty()) {
            diagnostics.warning(
                    rule.at(),
                    "\"" + rule.name() + "\" always holds back " + listed(held) + ": it asks nothing of the client.",
                    "Add a condition, or remove the rules that recommend " + (held.size() == 1 ? "it." : "them."));
        }
    }

    private static boolean names(Saying saying, Action action) {
        return saying.verb()
                .text(0)
                .map(word -> List.of(action.kind().word(), action.playbook(), action.id())
                        .contains(word))
                .orElse(true);
    }

    /** Whether all conditions follow from the action's being proposed. A word holds back more than the candidate matched. */
    private boolean always(RuleLogic rule, Action action) {
        List<Logic> all = new ArrayList<>();
        for (Map.Entry<String, FactType> fact : rule.matched().entrySet()) {
            all.add(book.candidate(fact.getKey(), Objects.requireNonNull(action)));
        }
        all.add(Logic.all(rule.statements()).not());
        return !book.consistency().possible(all);
    }

    private static String listed(List<String> ids) {
        List<String> first = ids.subList(0, Math.min(3, ids.size()));
        String names = "`" + String.join("`, `", first) + "`";
        return ids.size() > 3 ? names + " and " + (ids.size() - 3) + " more" : names;
    }
}
