package io.holdfast.api.drafts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.impact.Edit;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers are told about drafts, under the names it has as JSON. */
final class DraftReply {

    private DraftReply() {}

    /** A draft; {@code steps} and {@code paths} only where one is asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            String id,
            String title,
            String owner,
            boolean shared,
            String base,
            long version,
            String state,
            String created,
            String changed,
            List<FileEdit> edits,
            @Nullable List<String> files,
            @Nullable List<Step> steps) {

        static One brief(Draft draft) {
            return of(draft, null, null);
        }

        static One of(Draft draft, @Nullable List<String> files, @Nullable List<Step> steps) {
            return new One(
                    draft.id().toString(),
                    draft.title(),
                    draft.owner(),
                    draft.shared(),
                    draft.base().hash(),
                    draft.version(),
                    draft.state().word(),
                    draft.created().toString(),
                    draft.changed().toString(),
                    draft.edits().entrySet().stream()
                            .map(edit ->
                                    new FileEdit(edit.getKey(), edit.getValue().word()))
                            .toList(),
                    files,
                    steps);
        }
    }

    /** A file that is other than in the base. */
    record FileEdit(String path, String edit) {}

    /** Who changed what. */
    record Step(long version, String at, String by, String what, String path) {

        static Step of(DraftStep step) {
            return new Step(step.version(), step.at().toString(), step.actor(), step.what(), step.path());
        }
    }

    /** What came of a check. */
    record Check(String revision, boolean clean, List<Finding> diagnostics) {

        static Check of(Checked checked) {
            return new Check(
                    checked.revision().hash(),
                    checked.isClean(),
                    checked.diagnostics().stream().map(Finding::of).toList());
        }

        static Check of(DraftChecks.Typed typed) {
            return new Check(
                    typed.revision().hash(),
                    typed.errors() == 0,
                    typed.diagnostics().stream().map(Finding::of).toList());
        }
    }

    /** A diagnostic; line and column are 0 where the whole file or line is meant. */
    record Finding(String severity, String file, int line, int column, String cell, String message, String advice) {

        static Finding of(Diagnostic one) {
            return new Finding(
                    one.severity().word(),
                    one.at().file(),
                    one.at().line(),
                    one.at().column(),
                    one.at().cell(),
                    one.message(),
                    one.advice());
        }
    }

    /** What came of the rule tests. */
    record Tests(
            String revision, boolean passed, List<Finding> faults, List<Test> tests, List<Rule> rules, int uncovered) {

        static Tests of(String revision, List<RuleCard> cards, TestReport report) {
            return new Tests(
                    revision,
                    report.passed(),
                    report.faults().stream().map(Finding::of).toList(),
                    report.results().stream()
                            .map(test -> new Test(
                                    test.title(),
                                    test.at().file(),
                                    test.at().line(),
                                    test.passed(),
                                    test.differences()))
                            .toList(),
                    cards.stream()
                            .map(card -> new Rule(
                                    card.name(),
                                    card.stage().word(),
                                    card.playbook(),
                                    card.at().file(),
                                    card.at().line(),
                                    report.fired().getOrDefault(card, 0)))
                            .toList(),
                    report.neverFired().size());
        }
    }

    /** A rule test. */
    record Test(String title, String file, int line, boolean passed, List<String> differences) {}

    /** A rule, and in how many tests it fired. */
    record Rule(String name, String stage, String playbook, String file, int line, int tests) {}

    /** What differs; {@code edits} is absent where either side cannot be read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changes(String from, String to, @Nullable List<Edit> edits, List<DraftChanges.FileChange> files) {

        static Changes of(DraftChanges.Changes changes) {
            return new Changes(
                    changes.from().hash(), changes.to().hash(), changes.edits().orElse(null), changes.files());
        }
    }

    /** A gate; {@code share} is how far it is, in percent, while that is still being found out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GateReply(
            String gate,
            boolean open,
            String says,
            String how,
            @Nullable Integer share) {

        static GateReply of(Gate gate) {
            return new GateReply(
                    gate.name().word(),
                    gate.open(),
                    gate.says(),
                    gate.how(),
                    gate.isRunning() ? (Integer) gate.share().getAsInt() : null);
        }
    }

    /** What somebody did about a draft. */
    record MarkReply(String at, String by, String what, String message, String content, List<String> about) {

        static MarkReply of(Mark mark) {
            return new MarkReply(
                    mark.at().toString(),
                    mark.actor(),
                    mark.what().word(),
                    mark.message(),
                    mark.content().hash(),
                    mark.about().lines().toList());
        }
    }

    /** A publication; {@code evidence} is JSON of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(
            long number,
            String revision,
            String at,
            String what,
            String author,
            @Nullable String reviewer,
            String publisher,
            String message,
            @Nullable String draft,
            @JsonRawValue String evidence) {

        static Published of(Publication one) {
            return new Published(
                    one.number(),
                    one.revision(),
                    one.at().toString(),
                    one.what().word(),
                    one.author(),
                    one.reviewer().orElse(null),
                    one.publisher(),
                    one.message(),
                    one.draft().map(Object::toString).orElse(null),
                    one.evidence());
        }
    }

    /** A comparison; {@code summary} is JSON of its own, and there once it is done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Impact(
            String id,
            String state,
            @Nullable String draft,
            @Nullable Long version,
            String from,
            String to,
            String asOf,
            int top,
            String clientsOf,
            long decided,
            long total,
            long bad,
            String by,
            String started,
            @Nullable String problem,
            @Nullable @JsonRawValue String summary) {

        static Impact of(ImpactTask task) {
            return new Impact(
                    task.id().toString(),
                    task.state().word(),
                    task.draft().map(one -> one.id().toString()).orElse(null),
                    task.draft().map(ImpactTask.DraftVersion::version).orElse(null),
                    task.from().hash(),
                    task.to().hash(),
                    task.asOf().toString(),
                    task.top(),
                    task.clientsOf(),
                    task.decided(),
                    task.total(),
                    task.bad(),
                    task.actor(),
                    task.started().toString(),
                    task.problem().orElse(null),
                    task.summary().orElse(null));
        }
    }
}
