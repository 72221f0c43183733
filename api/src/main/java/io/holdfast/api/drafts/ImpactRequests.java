package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** From what somebody wants compared to the two books that are. */
public final class ImpactRequests {

    private final Drafts drafts;
    private final Revisions revisions;
    private final DraftChecks checks;
    private final Impacts impacts;
    private final ImpactClients stored;
    private final Supplier<LocalDate> today;

    /**
     * @param stored the clients of the store
     * @param today the day that is looked at where none is named
     */
    ImpactRequests(
            Drafts drafts,
            Revisions revisions,
            DraftChecks checks,
            Impacts impacts,
            ImpactClients stored,
            Supplier<LocalDate> today) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.checks = checks;
        this.impacts = impacts;
        this.stored = stored;
        this.today = today;
    }

    /** Compares a draft with what decides, over the stored clients. */
    public ImpactTask ofDraft(UUID id, Optional<LocalDate> asOf, int top, Caller caller) {
        return ofDraft(id, asOf, top, stored, caller);
    }

    /** Compares a draft with what decides. */
    ImpactTask ofDraft(UUID id, Optional<LocalDate> asOf, int top, ImpactClients clients, Caller caller) {
        Draft draft = drafts.find(id, caller);
        RuleBook after = usable(checks.check(draft), "/draft");
        return impacts.start(
                new Impacts.Asked(Optional.of(draft), revisions.live().book(), after, asOf.orElseGet(today), top),
                clients,
                caller);
    }

    /** Compares two revisions. */
    ImpactTask ofRevisions(
            String from, String to, Optional<LocalDate> asOf, int top, ImpactClients clients, Caller caller) {
        return impacts.start(
                new Impacts.Asked(Optional.empty(), book(from, "/from"), book(to, "/to"), asOf.orElseGet(today), top),
                clients,
                caller);
    }

    ImpactClients stored() {
        return stored;
    }

    private RuleBook book(String name, String pointer) {
        Revision revision = revisions.named(name).orElseThrow(() -> Refused.unknownRevision(pointer, name));
        return usable(checks.check(revision).orElseThrow(() -> Refused.unknownRevision(pointer, name)), pointer);
    }

    private static RuleBook usable(Checked checked, String pointer) {
        return checked.book()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.CONFLICT,
                                "These rules cannot be compared before their mistakes are mended; check them first.",
                                checked.diagnostics().stream()
                                        .map(one -> new FactProblem(pointer, one.line()))
                                        .toList())
                        .exception());
    }
}
