package io.holdfast.api.drafts;

import io.holdfast.judges.Judges;
import io.holdfast.judges.Verdict;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Revision;
import java.util.List;

/** Whether our build and the plain evaluator say the same of books; the same files are judged once. */
final class Judged {

    private static final int KEPT = 16;

    private final Recent<Revision, Gate> known = new Recent<>(KEPT);

    Gate gate(RuleBook book) {
        return known.always(book.revision(), () -> fresh(book));
    }

    private static Gate fresh(RuleBook book) {
        Verdict verdict = Judges.verify(book, List.of(Judges.Other.PLAIN));
        if (verdict instanceof Verdict.Agreed agreed) {
            return Gate.open(
                    Gate.Name.AGREED,
                    "Our build and the plain evaluator say the same of " + agreed.clients()
                            + " clients made for these rules.");
        }
        String about = verdict instanceof Verdict.Disagreed disagreed
                ? disagreed
                        .rule()
                        .map(RuleCard::name)
                        .map(name -> " about the rule \"" + name + "\"")
                        .orElse("")
                : "";
        return Gate.shut(
                Gate.Name.AGREED,
                "Our build and the plain evaluator do not say the same" + about + ".",
                "This is our fault, not yours. Report it with `holdfast check --verify`, and leave that rule as it was"
                        + " until then.");
    }
}
