package io.holdfast.api.command;

import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Mapping;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to do next for each client of a file. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Decides what to do next for each client of a file: one decision a line, as JSON, in the file's order.",
        footer = {
            "",
            "Examples:",
            "  holdfast decide --clients clients.jsonl --top 3 --out decisions.jsonl",
            "  holdfast decide --clients export.csv.gz --mapping crm.yaml --as-of 2026-03-01",
            "  zcat clients.jsonl.gz | holdfast decide --clients - --explain none | head"
        })
final class Decide implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ClientFile clients;

    @Mixin
    private final RulesFolder rules;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description =
                    "The day to decide for, as 2026-03-01. Default: the mapping's, else today in the book's time zone.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--top", paramLabel = "N", description = "Recommendations a client at most, 1 to 100. Default: 5.")
    private int top = Options.STANDARD.top();

    @Option(
            names = "--explain",
            paramLabel = "HOW",
            description =
                    "why: the rules behind each recommendation (the default). full: and why not every other action. none: reasons only.")
    private String explain = Options.STANDARD.explain().word();

    @Option(names = "--out", paramLabel = "FILE", description = "Where decisions go; complete or not there at all.")
    private Optional<Path> out = Optional.empty();

    private final Shell shell;

    Decide(Shell shell) {
        this.shell = shell;
        this.clients = new ClientFile(shell);
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        Options options = options();
        clients.refuseUnlessThere();
        Optional<Mapping> mapping = clients.mapping();
        SourceFiles files = rules.files();
        long started = shell.clock().millis();
        return rules.compile(files).fold(book -> decide(book, mapping, options, started), rules::rejected);
    }

    private int decide(RuleBook book, Optional<Mapping> mapping, Options options, long started) {
        LocalDate day = Day.of(asOf, mapping, book.catalogue().book(), shell.clock());
        Report report = new Report(shell, clients.shown());
        try (ClientBook entries =
                        open(mapping, new ClientReader(book.catalogue().book()), day);
                Target target = target();
                DecisionRun run = new DecisionRun(book, options)) {
            run.decide(entries, target, report);
            target.complete();
        } catch (Pipe.ReaderGone enough) {
            return Exit.FINE;
        } catch (IOException unwritten) {
            shell.err().println("holdfast decide: the decisions could not be written: " + Failure.words(unwritten));
            return Exit.OUR_FAULT;
        }
        report.close(book, (shell.clock().millis() - started) / 1000.0);
        return report.exit();
    }

    private ClientBook open(Optional<Mapping> mapping, ClientReader reader, LocalDate day) {
        try {
            return clients.open(mapping, reader, day);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private Target target() {
        try {
            return Target.of(out, shell.out());
        } catch (IOException unwritable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unwritable), unwritable);
        }
    }

    private Options options() {
        Explain how = Explain.of(explain)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--explain is why, full or none, not '" + explain + "'."));
        if (top < 1 || top > 100) {
            throw new ParameterException(spec.commandLine(), "--top is 1 to 100, not " + top + ".");
        }
        return new Options(top, how);
    }
}
