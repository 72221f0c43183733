package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.decisions.KeptDecision;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns decisions that were made into rule tests of a draft. */
public final class TestsFromDecisions {

    /** The file of a rule book that such tests stand in. */
    public static final String FILE = "tests/from-decisions.yaml";

    private final Drafts drafts;
    private final DecisionStore decisions;

    TestsFromDecisions(Drafts drafts, DecisionStore decisions) {
        this.drafts = drafts;
        this.decisions = decisions;
    }

    /**
     * Adds a rule test to a draft.
     *
     * @param never an action that was recommended and should not have been; empty where the decision was right
     * @param title empty for one that says where it comes from
     */
    public Draft add(
            UUID draft, long version, UUID decision, Optional<String> never, Optional<String> title, Caller caller) {
        Draft to = drafts.editable(draft, version, caller);
        KeptDecision kept = kept(decision);
        LoggedTest test = new LoggedTest(kept);
        never.ifPresent(action -> {
            if (test.recommended().stream().noneMatch(one -> one.equals(action) || one.startsWith(action + ":"))) {
                throw Refused.invalid(
                        "/never",
                        "that decision did not recommend `" + Refused.brief(action) + "`, but "
                                + (test.recommended().isEmpty() ? "nothing" : String.join(", ", test.recommended())));
            }
        });
        String before = drafts.files(to).text(FILE).orElse("");
        String named = title.orElseGet(() -> never.map(action -> "No " + action + ", as of " + kept.asOf())
                .orElseGet(() -> "As decided, as of " + kept.asOf()));
        String after = before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + test.yaml(named, never);
        return drafts.write(draft, version, FILE, after.getBytes(StandardCharsets.UTF_8), caller);
    }

    private KeptDecision kept(UUID id) {
        DecisionStore.Found found = decisions.find(id);
        if (found instanceof DecisionStore.Found.Kept kept) {
            return kept.decision();
        }
        throw Problem.of(
                        ProblemCode.NOT_FOUND,
                        "No decision of that id is kept: it was a dry run, its client was erased, it is older than we keep"
                                + " them, or it never was.",
                        List.of(new FactProblem("/decision", "no decision " + id)))
                .exception();
    }
}
