package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.api.rulebooks.PublicationStore;
import io.holdfast.client.FactProblem;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes drafts through their gates, makes them live, and takes what is live back. */
public final class Publishing {

    private static final int LONGEST_MESSAGE = 2_000;

    private final Drafts drafts;
    private final DraftStore store;
    private final MarkStore marks;
    private final Revisions revisions;
    private final DraftChecks checks;
    private final DraftTests tests;
    private final Gates gates;
    private final PublicationStore publications;
    private final LiveSource live;
    private final ImpactStore impacts;
    private final Clock clock;

    /** What publishing is made of. */
    record Parts(
            Drafts drafts,
            DraftStore store,
            MarkStore marks,
            Revisions revisions,
            DraftChecks checks,
            DraftTests tests,
            Gates gates,
            PublicationStore publications,
            ImpactStore impacts) {}

    Publishing(Parts parts, LiveSource live, Clock clock) {
        this.drafts = parts.drafts();
        this.store = parts.store();
        this.marks = parts.marks();
        this.revisions = parts.revisions();
        this.checks = parts.checks();
        this.tests = parts.tests();
        this.gates = parts.gates();
        this.publications = parts.publications();
        this.impacts = parts.impacts();
        this.live = live;
        this.clock = clock;
    }

    /**
     * What stands between a draft and its being published, as far as that is known: what takes seconds goes on in the
     * background, and its gate says how far it is.
     */
    public List<Gate> gates(Draft draft) {
        return gates.of(draft, revisions.live().revision(), false);
    }

    /** The same for somebody who looks at a page: where the rule tests take longer than a moment, they are running, too. */
    public List<Gate> gatesSoon(Draft draft) {
        return gates.soon(draft, revisions.live().revision());
    }

    /** Begins anew what somebody gave up finding out about a draft. */
    public List<Gate> resumeGates(Draft draft) {
        return gates.of(draft, revisions.live().revision(), true);
    }

    /** Gives up what is being found out about a draft in the background. */
    public void cancelGates(Draft draft) {
        gates.cancel(draft);
    }

    /** What people did about a draft, oldest first. */
    public List<Mark> marks(Draft draft) {
        return marks.of(draft.id());
    }

    /** Asks others to look at a draft, which they all may see from then on. */
    public Draft review(UUID id, long version, String message, Caller caller) {
        Draft draft = drafts.editable(id, version, caller);
        Draft asked = marked(draft, DraftState.IN_REVIEW, "asked-for-review", Mark.What.ASKED, message, "", caller);
        gates.begin(asked);
        return asked;
    }

    /** Says that exactly these files are good; nobody says that of their own edits. */
    public Draft approve(UUID id, long version, String message, Caller caller) {
        Draft draft = reviewed(id, version, caller);
        return marked(draft, DraftState.APPROVED, "approved", Mark.What.APPROVED, message, "", caller);
    }

    /** Says what is not good yet. */
    public Draft sendBack(UUID id, long version, String message, Caller caller) {
        Draft draft = reviewed(id, version, caller);
        return marked(draft, DraftState.OPEN, "sent-back", Mark.What.RETURNED, message, "", caller);
    }

    /** Says why the rules that no test makes fire need none. */
    public Draft waive(UUID id, long version, String reason, Caller caller) {
        Draft draft = visible(id, version, caller);
        List<String> uncovered = tests.run(draft)
                .map(report -> report.neverFired().stream().map(RuleCard::name).toList())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.CONFLICT,
                                "Nobody can say which rules lack a test while there are mistakes. Mend them first.")
                        .exception());
        if (uncovered.isEmpty()) {
            throw Problem.of(ProblemCode.CONFLICT, "Every rule fires in a rule test, so there is nothing to waive.")
                    .exception();
        }
        return marked(draft, draft.state(), "waived", Mark.What.WAIVED, reason, String.join("\n", uncovered), caller);
    }

    /**
     * Makes a draft's files what decides, here at once and on every other service within seconds. Where a gate is still
     * being found out, it is shut: nobody waits for it here.
     */
    public Publication publish(UUID id, long version, String message, Caller caller) {
        Draft draft = visible(id, version, caller);
        String said = message(message);
        RuleBook before = revisions.live().book();
        List<Gate> shut = gates.of(draft, before.revision(), true).stream()
                .filter(gate -> !gate.open())
                .toList();
        if (!shut.isEmpty()) {
            throw shut(shut);
        }
        SourceFiles files = drafts.files(draft);
        RuleBook book = checks.check(draft).book().orElseThrow();
        List<Mark> all = marks.of(id);
        Optional<Mark> approval = gates.approval(draft, book.revision(), all);
        TestReport report = tests.run(book);
        Evidence evidence = new Evidence(book, report)
                .waived(Gates.waiver(
                                report.neverFired().stream().map(RuleCard::name).toList(), all)
                        .filter(mark -> !report.neverFired().isEmpty()))
                .impact(impact(before.revision(), book.revision()));
        Instant now = now();
        Publication made = publications
                .add(
                        files,
                        latest -> {
                            Publication last = latest.orElseThrow(() -> overtaken("Nothing was ever published."));
                            if (!last.revision().equals(draft.base().hash())) {
                                throw overtaken(last.publisher() + " published revision "
                                        + new Revision(last.revision()).brief() + " meanwhile: \"" + last.message()
                                        + "\".");
                            }
                            return new Publication(
                                    last.number() + 1,
                                    book.revision().hash(),
                                    now,
                                    Publication.What.PUBLISHED,
                                    draft.owner(),
                                    approval.map(Mark::actor),
                                    caller.name(),
                                    said,
                                    Optional.of(id),
                                    evidence.text(),
                                    blame(last, before)
                                            .next(before, book, last.number() + 1)
                                            .text());
                        },
                        handle -> {
                            if (!store.change(
                                    handle,
                                    new DraftStore.Change(
                                            "published",
                                            "",
                                            drafts.at(draft, DraftState.PUBLISHED),
                                            List.of(),
                                            List.of(),
                                            said),
                                    caller.name())) {
                                throw drafts.stale(id, version);
                            }
                        })
                .orElseThrow(() -> overtaken("Somebody else published at the same moment."));
        live.take(book);
        return made;
    }

    /** Makes an earlier revision what decides again. */
    public Publication rollBack(Revision revision, String reason, Caller caller) {
        String said = message(reason);
        Gate source = gates.store();
        if (!source.open()) {
            throw shut(List.of(source));
        }
        SourceFiles files =
                revisions.files(revision).orElseThrow(() -> Refused.unknownRevision("/revision", revision.hash()));
        Checked checked = checks.check(revision).orElseThrow();
        RuleBook book = checked.book().orElseThrow(() -> unusable(checked));
        TestReport report = tests.run(book);
        if (!report.passed()) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "Its rule tests do not pass with this version of Holdfast, so no service would take it.",
                            report.failures().stream()
                                    .map(test -> new FactProblem("/revision", test.at() + ": " + test.title()))
                                    .toList())
                    .exception();
        }
        Instant now = now();
        Optional<Publication> earlier = publications.lastOf(revision.hash());
        Publication made = publications
                .add(
                        files,
                        latest -> {
                            Publication last = latest.orElseThrow(() -> overtaken("Nothing was ever published."));
                            if (last.revision().equals(revision.hash())) {
                                throw Problem.of(
                                                ProblemCode.CONFLICT,
                                                "Revision " + revision.brief() + " is what decides already.")
                                        .exception();
                            }
                            return new Publication(
                                    last.number() + 1,
                                    revision.hash(),
                                    now,
                                    Publication.What.ROLLED_BACK,
                                    earlier.map(Publication::author).orElse(caller.name()),
                                    Optional.empty(),
                                    caller.name(),
                                    said,
                                    Optional.empty(),
                                    new Evidence(book, report).text(),
                                    earlier.map(one -> blame(one, book))
                                            .orElseGet(() -> Blame.all(book, last.number() + 1))
                                            .text());
                        },
                        handle -> {})
                .orElseThrow(() -> overtaken("Somebody else published at the same moment."));
        live.take(book);
        return made;
    }

    /** Every publication, the last first. */
    public List<Publication> history() {
        return publications.all();
    }

    /** What decides as it was published; empty where a folder decides. */
    public Optional<Publication> latest() {
        return publications.latest();
    }

    /** Which publication last changed each rule of a book that it published. */
    static Blame blame(Publication publication, RuleBook book) {
        Blame kept = Blame.of(publication.blame());
        return kept.numbers().isEmpty() ? Blame.all(book, publication.number()) : kept;
    }

    private Optional<ObjectNode> impact(Revision from, Revision to) {
        return impacts.brief(from, to);
    }

    private Draft marked(
            Draft draft, DraftState state, String step, Mark.What what, String message, String about, Caller caller) {
        String said = what == Mark.What.APPROVED || what == Mark.What.ASKED ? optional(message) : message(message);
        Draft becomes = drafts.at(draft, state);
        Mark mark = new Mark(drafts.files(draft).revision(), what, caller.name(), now(), said, about);
        DraftStore.Change change = new DraftStore.Change(step, "", becomes, List.of(), List.of(), said);
        if (!store.change(change, caller.name(), handle -> marks.add(handle, draft.id(), mark))) {
            throw drafts.stale(draft.id(), draft.version());
        }
        return becomes;
    }

    private Draft reviewed(UUID id, long version, Caller caller) {
        Draft draft = visible(id, version, caller);
        if (gates.editors(draft).contains(caller.name())) {
            throw Problem.of(
                            ProblemCode.FORBIDDEN,
                            "Nobody reviews what they edited themselves. Ask somebody else with the role publisher.")
                    .exception();
        }
        return draft;
    }

    private Draft visible(UUID id, long version, Caller caller) {
        Draft draft = drafts.find(id, caller);
        DraftTag.needed(version);
        if (draft.version() != version) {
            throw drafts.stale(id, version);
        }
        if (!draft.state().isEditable()) {
            throw Refused.over(draft);
        }
        return draft;
    }

    private static ProblemException unusable(Checked checked) {
        return Problem.of(
                        ProblemCode.CONFLICT,
                        "This version of Holdfast rejects that revision, so it cannot decide again.",
                        checked.diagnostics().stream()
                                .map(one -> new FactProblem("/revision", one.line()))
                                .toList())
                .exception();
    }

    static ProblemException shut(List<Gate> shut) {
        List<FactProblem> errors = new ArrayList<>();
        shut.forEach(
                gate -> errors.add(new FactProblem("/gates/" + gate.name().word(), gate.says() + " " + gate.how())));
        boolean soon = shut.stream().allMatch(Gate::isRunning);
        return Problem.of(
                        ProblemCode.GATES_SHUT,
                        (shut.size() == 1 ? "One gate is shut: " : shut.size() + " gates are shut: ")
                                + shut.stream().map(gate -> gate.name().word()).collect(Collectors.joining(", "))
                                + ". Nothing was published; "
                                + (soon
                                        ? "whether it opens is being found out. Ask again in a second."
                                        : "`errors` says how to open each."),
                        errors)
                .exception();
    }

    private static ProblemException overtaken(String what) {
        return Problem.of(
                        ProblemCode.CONFLICT,
                        what + " Nothing of yours was published and nothing is lost: merge your draft with it, and"
                                + " publish that.")
                .exception();
    }

    private static String message(String message) {
        if (message.isBlank()) {
            throw Refused.invalid("/message", "say in a sentence what this is for");
        }
        return optional(message);
    }

    private static String optional(String message) {
        String said = message.strip();
        if (said.length() > LONGEST_MESSAGE) {
            throw Refused.invalid("/message", "a message has at most " + LONGEST_MESSAGE + " characters");
        }
        return said;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
