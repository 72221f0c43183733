package io.holdfast.api.command;

import io.holdfast.api.pages.ImpactPage;
import io.holdfast.decision.Options;
import io.holdfast.impact.ImpactJson;
import io.holdfast.impact.ImpactRun;
import io.holdfast.impact.ImpactSummary;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Mapping;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an edit of a rule book changes, client by client. */
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Decides every client of a file under two rule books and says for whom the answer is another, because of which",
            "edit, and what that moves in money: one client a line, as JSON, in the file's order; the sums on standard error."
        },
        footer = {
            "",
            "Examples:",
            "  holdfast impact --clients clients.jsonl --from rules --to draft --html impact.html",
            "  holdfast impact --clients export.csv.gz --mapping crm.yaml --from rules --to draft | head"
        })
final class Impact implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ClientFile clients;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "Folder of the rule book as it is.")
    private Path from = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the rule book as it would be.")
    private Path to = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description =
                    "The day to decide for, as 2026-03-01. Default: the mapping's, else today in the book's time zone.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Recommendations a client to look at, 1 to 100. Default: 5.")
    private int top = Options.STANDARD.top();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page to read and print as well.")
    private Optional<Path> html = Optional.empty();

    private final Shell shell;

    Impact(Shell shell) {
        this.shell = shell;
        this.clients = new ClientFile(shell);
    }

    @Override
    public Integer call() {
        if (top < 1 || top > 100) {
            throw new ParameterException(spec.commandLine(), "--top is 1 to 100, not " + top + ".");
        }
        clients.refuseUnlessThere();
        Optional<Mapping> mapping = clients.mapping();
        QuietLog.warningsToStandardError();
        RuleBookCompiler compiler = RuleBookCompiler.standard();
        SourceFiles earlier = files(from, "--from");
        SourceFiles later = files(to, "--to");
        return compiler.compile(earlier)
                .fold(
                        before -> compiler.compile(later)
                                .fold(after -> compare(before, after, mapping), faults -> rejected(to, faults)),
                        faults -> rejected(from, faults));
    }

    private SourceFiles files(Path folder, String option) {
        try {
            return SourceFiles.read(folder);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    Failure.words(unreadable) + " Name a rule book's folder with " + option + " DIR.",
                    unreadable);
        }
    }

    private int rejected(Path folder, List<Diagnostic> faults) {
        faults.forEach(fault -> shell.say(folder.normalize() + "/" + fault.line()));
        shell.say(folder.normalize() + ": these rules cannot be used: " + Count.of(CheckReport.errors(faults), "error")
                + ".");
        return Exit.RULES_REJECTED;
    }

    private int compare(RuleBook before, RuleBook after, Optional<Mapping> mapping) {
        LocalDate day = Day.of(asOf, mapping, before.catalogue().book(), shell.clock());
        Report report = new Report(shell, clients.shown());
        ImpactPage page = new ImpactPage(before.catalogue().book().currency());
        boolean alike =
                before.catalogue().book().readsFactsLike(after.catalogue().book());
        if (!alike && clients.isStandardInput()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The two rule books read clients differently, so that the clients are read twice. Name a file with --clients instead of standard input.");
        }
        int threads = Runtime.getRuntime().availableProcessors();
        try (ClientBook first = clients.open(mapping, reader(before), day);
                ClientBook second = alike ? first : clients.open(mapping, reader(after), day);
                ImpactRun run = new ImpactRun(before, after, top, threads)) {
            ImpactSummary summary = run.over(
                    alike ? ImpactClients.alike(first, report) : ImpactClients.of(first, second, report),
                    day,
                    impact -> {
                        shell.print(ImpactJson.line(impact));
                        page.add(impact);
                    });
            say(summary, before);
            if (html.isPresent()) {
                write(page.text(summary), html.get());
            }
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), Failure.words(failure), failure);
        }
        return report.exit();
    }

    private static void write(String page, Path file) throws IOException {
        try (Target target = Target.of(file, "--html")) {
            target.write(List.of(page.stripTrailing()));
            target.complete();
        }
    }

    private static ClientReader reader(RuleBook book) {
        return new ClientReader(book.catalogue().book());
    }

    private void say(ImpactSummary summary, RuleBook before) {
        String currency = before.catalogue().book().currency();
        shell.say("%s between %s and %s; as of %s, %s of %s get another answer, %d another first action."
                .formatted(
                        Count.of(summary.edits().size(), "edit"),
                        from.normalize(),
                        to.normalize(),
                        summary.asOf(),
                        summary.changed(),
                        Count.of(summary.clients(), "client"),
                        summary.newFirst()));
        for (ImpactSummary.Touch touch : summary.edits()) {
            shell.say("  %d. %s:%d %s %s \"%s\": %s"
                    .formatted(
                            touch.edit().number(),
                            touch.edit().file(),
                            touch.edit().line(),
                            touch.edit().subject().word(),
                            touch.edit().how().word(),
                            touch.edit().name(),
                            Count.of(touch.clients(), "client")));
            touch.edit()
                    .words()
                    .forEach(words -> shell.say("       - " + words.before() + "\n       + " + words.after()));
        }
        summary.byAction().stream()
                .filter(ImpactSummary.Line::differs)
                .forEach(line -> shell.say("  %s: recommended %d → %d, held back %d → %d, worth %s → %s %s"
                        .formatted(
                                line.name(),
                                line.recommendedBefore(),
                                line.recommendedAfter(),
                                line.heldBackBefore(),
                                line.heldBackAfter(),
                                line.worthBefore().toPlainString(),
                                line.worthAfter().toPlainString(),
                                currency)));
        if (summary.untraced() > 0) {
            shell.say("  For %s a change could not be traced to one edit."
                    .formatted(Count.of(summary.untraced(), "client")));
        }
    }
}
