package io.holdfast.api.drafts;

import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands between a draft and its being published, each with how to open it. */
final class Gates {

    private static final Set<String> EDITING = Set.of("created", "wrote", "removed", "renamed", "restored", "merged");

    private final Drafts drafts;
    private final DraftChecks checks;
    private final DraftTests tests;
    private final MarkStore marks;
    private final Judged judged;
    private final BookSource source;
    private final boolean fourEyes;

    Gates(
            Drafts drafts,
            DraftChecks checks,
            DraftTests tests,
            MarkStore marks,
            Judged judged,
            BookSource source,
            boolean fourEyes) {
        this.drafts = drafts;
        this.checks = checks;
        this.tests = tests;
        this.marks = marks;
        this.judged = judged;
        this.source = source;
        this.fourEyes = fourEyes;
    }

    /**
     * All gates of a draft, in the order in which one would open them. What takes seconds goes on in the background, and
     * its gate says how far it is.
     *
     * @param live what decides now
     * @param again whether to begin anew what somebody cancelled
     */
    List<Gate> of(Draft draft, Revision live, boolean again) {
        return of(draft, live, book -> Optional.of(tests.run(book)), book -> judged.of(draft.id(), book, again));
    }

    /** Likewise for somebody who looks, whom not even the rule tests keep waiting. */
    List<Gate> soon(Draft draft, Revision live) {
        return of(draft, live, tests::soon, book -> judged.of(draft.id(), book, false));
    }

    /** Begins what takes seconds to find out, so that it is known when somebody wants to publish. */
    void begin(Draft draft) {
        checks.check(draft).book().ifPresent(book -> judged.of(draft.id(), book, false));
    }

    void cancel(Draft draft) {
        judged.cancel(draft.id());
    }

    private List<Gate> of(
            Draft draft,
            Revision live,
            Function<RuleBook, Optional<TestReport>> reports,
            Function<RuleBook, Gate> agreed) {
        Checked checked = checks.check(draft);
        List<Mark> all = marks.of(draft.id());
        List<Gate> gates = new ArrayList<>();
        gates.add(store());
        gates.add(changed(checked, live));
        gates.add(merged(draft, live));
        gates.add(clean(checked));
        gates.addAll(checked.book()
                .map(book -> ofBook(reports.apply(book), all, agreed.apply(book)))
                .orElseGet(Gates::notYet));
        gates.add(compared(checked.revision(), live, all));
        if (fourEyes) {
            gates.add(approved(draft, checked.revision(), all));
        }
        return gates;
    }

    private static List<Gate> ofBook(Optional<TestReport> known, List<Mark> all, Gate agreed) {
        return known.map(report -> List.of(tested(report), covered(report, all), agreed))
                .orElseGet(() -> List.of(
                        running(Gate.Name.TESTED, "The rule tests are running."),
                        running(Gate.Name.COVERED, "Whether they make every rule fire is known once they are through."),
                        agreed));
    }

    private static Gate running(Gate.Name name, String says) {
        return Gate.running(name, says, "It takes seconds and goes on by itself.", 0);
    }

    /** Whether anything can be published to this service at all. */
    Gate store() {
        return source == BookSource.STORE
                ? Gate.open(Gate.Name.STORE, "What is published decides.")
                : Gate.shut(
                        Gate.Name.STORE,
                        "This service decides by a folder (`rules.from: folder`), which nobody publishes to over HTTP.",
                        "Take the draft into the folder with `holdfast rules pull --draft ID --rules DIR`, or let the"
                                + " service decide by what is published, with `rules.from: store`.");
    }

    private static Gate changed(Checked checked, Revision live) {
        return checked.revision().equals(live)
                ? Gate.shut(Gate.Name.CHANGED, "These files are what decides already.", "Edit something first.")
                : Gate.open(Gate.Name.CHANGED, "There is something to publish.");
    }

    private static Gate merged(Draft draft, Revision live) {
        return draft.base().equals(live)
                ? Gate.open(Gate.Name.MERGED, "It stands on what decides now.")
                : Gate.shut(
                        Gate.Name.MERGED,
                        "It stands on revision " + draft.base().brief() + ", and " + live.brief() + " decides now.",
                        "Merge it with what was published since: POST /v1/rules/drafts/" + draft.id() + "/merge.");
    }

    private static Gate clean(Checked checked) {
        return checked.isClean()
                ? Gate.open(Gate.Name.CLEAN, "It has no mistake.")
                : Gate.shut(
                        Gate.Name.CLEAN,
                        GateWords.mistakes(checked.diagnostics()),
                        "Mend what POST /v1/rules/drafts/{id}/check lists.");
    }

    private static List<Gate> notYet() {
        return List.of(Gate.Name.TESTED, Gate.Name.COVERED, Gate.Name.AGREED).stream()
                .map(name -> Gate.shut(name, "Nobody can say while there are mistakes.", "Mend the mistakes first."))
                .toList();
    }

    private static Gate tested(TestReport report) {
        if (report.passed()) {
            return Gate.open(Gate.Name.TESTED, GateWords.passed(report));
        }
        return Gate.shut(
                Gate.Name.TESTED,
                GateWords.failed(report),
                "Mend the rule, or the test with it: POST /v1/rules/drafts/{id}/test says how each differs.");
    }

    private static Gate covered(TestReport report, List<Mark> all) {
        List<String> uncovered =
                report.neverFired().stream().map(RuleCard::name).toList();
        if (uncovered.isEmpty()) {
            return Gate.open(Gate.Name.COVERED, "Every rule fires in a rule test.");
        }
        Optional<Mark> waiver = waiver(uncovered, all);
        return waiver.map(mark ->
                        Gate.open(Gate.Name.COVERED, GateWords.waived(uncovered.size(), mark.actor(), mark.message())))
                .orElseGet(() -> Gate.shut(
                        Gate.Name.COVERED,
                        GateWords.uncovered(uncovered),
                        GateWords.coverIt(uncovered.size()) + ": POST /v1/rules/drafts/{id}/waive {\"reason\": …}."));
    }

    /** The waiver that is about all of these rules; one that was given before another rule lost its test is not. */
    static Optional<Mark> waiver(List<String> uncovered, List<Mark> all) {
        return all.stream()
                .filter(mark -> mark.what() == Mark.What.WAIVED)
                .filter(mark -> mark.about().lines().collect(Collectors.toSet()).containsAll(uncovered))
                .max(Comparator.comparing(Mark::at));
    }

    private static Gate compared(Revision content, Revision live, List<Mark> all) {
        return all.stream()
                .filter(mark -> mark.what() == Mark.What.LOOKED
                        && mark.content().equals(content)
                        && mark.about().equals(live.hash()))
                .findFirst()
                .map(mark -> Gate.open(
                        Gate.Name.COMPARED,
                        mark.actor() + " looked at what exactly these files change for the clients."))
                .orElseGet(() -> Gate.shut(
                        Gate.Name.COMPARED,
                        "Nobody has looked at what exactly these files change for the clients.",
                        "POST /v1/rules/impact {\"draft\": …}, and look at what comes of it."));
    }

    private Gate approved(Draft draft, Revision content, List<Mark> all) {
        Optional<Mark> approval = approval(draft, content, all);
        return approval.map(mark -> Gate.open(Gate.Name.APPROVED, mark.actor() + " approved exactly these files."))
                .orElseGet(() -> Gate.shut(
                        Gate.Name.APPROVED,
                        "Nobody but those who edited it has approved exactly these files.",
                        "Ask for a review: POST /v1/rules/drafts/{id}/review. Somebody else with the role publisher"
                                + " then approves it."));
    }

    /** The last approval of exactly these files by somebody who did not edit them. */
    Optional<Mark> approval(Draft draft, Revision content, List<Mark> all) {
        Set<String> editors = editors(draft);
        return all.stream()
                .filter(mark -> mark.content().equals(content) && !editors.contains(mark.actor()))
                .filter(mark -> mark.what() == Mark.What.APPROVED || mark.what() == Mark.What.RETURNED)
                .reduce((earlier, later) -> later)
                .filter(mark -> mark.what() == Mark.What.APPROVED);
    }

    Set<String> editors(Draft draft) {
        return drafts.steps(draft).stream()
                .filter(step -> EDITING.contains(step.what()))
                .map(DraftStep::actor)
                .collect(Collectors.toSet());
    }
}
