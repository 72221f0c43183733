package io.holdfast.judges;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Diagnostic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of holding judges against each other. */
public sealed interface Verdict {

    /**
     * They said the same of every client.
     *
     * @param clients how many there were
     * @param neverFired rules that held for none of them, of which this therefore says nothing
     */
    record Agreed(int clients, List<RuleCard> neverFired) implements Verdict {
        public Agreed {
            neverFired = List.copyOf(neverFired);
        }
    }

    /**
     * They did not say the same of one client.
     *
     * @param clients how many there were, this one the last
     * @param facts the client as JSON, without any fact that the disagreement does not need
     * @param rule the rule they disagree about; empty when a judge failed before it came to one
     * @param said what each judge said by that rule, in the order of the judges; empty where it said nothing
     */
    record Disagreed(int clients, String facts, LocalDate asOf, Optional<RuleCard> rule, Map<String, List<String>> said)
            implements Verdict {}

    /** A judge would not take a book that our own check accepted. */
    record Refused(String judge, List<Diagnostic> diagnostics) implements Verdict {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
