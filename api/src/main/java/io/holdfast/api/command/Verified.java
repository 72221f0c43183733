package io.holdfast.api.command;

import io.holdfast.judges.Judges;
import io.holdfast.judges.Verdict;
import io.holdfast.rulebook.RuleCard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of holding judges against each other, as lines for a terminal. */
final class Verified {

    private static final int IN_FULL = 10;

    private final RulesFolder rules;
    private final String names;
    private final Verdict verdict;

    Verified(RulesFolder rules, List<Judges.Other> others, Verdict verdict) {
        this.rules = rules;
        this.names =
                Judges.OURS + others.stream().map(Judges.Other::words).collect(Collectors.joining(" and ", ", ", ""));
        this.verdict = verdict;
    }

    boolean agreed() {
        return verdict instanceof Verdict.Agreed;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (verdict instanceof Verdict.Agreed agreed) {
            agreed(agreed, lines);
        } else if (verdict instanceof Verdict.Disagreed disagreed) {
            disagreed(disagreed, lines);
        } else if (verdict instanceof Verdict.Refused refused) {
            lines.add("Verified: " + refused.judge() + " does not take this book, though our check does.");
            refused.diagnostics().stream().map(rules::line).forEach(lines::add);
        }
        return lines;
    }

    private void agreed(Verdict.Agreed agreed, List<String> lines) {
        lines.add("Verified: %s say the same of each of %s made for these rules."
                .formatted(names, Count.of(agreed.clients(), "client")));
        List<RuleCard> never = agreed.neverFired();
        if (!never.isEmpty()) {
            lines.add("%s held for none of them, so this shows little of %s:"
                    .formatted(Count.of(never.size(), "rule"), never.size() == 1 ? "it" : "those"));
            never.stream().limit(IN_FULL).map(this::card).forEach(lines::add);
            if (never.size() > IN_FULL) {
                lines.add("    and " + (never.size() - IN_FULL) + " more");
            }
        }
    }

    private void disagreed(Verdict.Disagreed disagreed, List<String> lines) {
        lines.add("Verified: NO. After %s, not all say the same.".formatted(Count.of(disagreed.clients(), "client")));
        disagreed.rule().map(this::card).ifPresent(lines::add);
        disagreed
                .said()
                .forEach((judge, said) -> lines.add("    by " + judge + " "
                        + (said.isEmpty() ? "it says nothing" : "it " + String.join("; it ", said))));
        lines.add("    for the client " + disagreed.facts() + " on " + disagreed.asOf());
        lines.add(
                "This is our fault, not yours. Please report it with the lines above; do not rely on these rules until then.");
    }

    private String card(RuleCard card) {
        return "    " + rules.shown() + "/" + card.at() + "  " + card.name();
    }
}
