package io.holdfast.api.command;

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

/** The parameters of the models that fit a business's own clients, or its own figures, best. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fits models of how clients stay, come and spend: all that a client book supports, as a parameter"
                + " file; or one model to a summary file, printed as JSON.",
        footer = {
            "",
            "Summary files are CSV; columns in any order, names in any case:",
            "  sbg          period,survivors        still there after 0, 1, 2 ... renewals",
            "  bg-nbd       frequency,recency,T     a client a line, counted from their first visit",
            "  gamma-gamma  frequency,monetary      a client a line, mean spend of their repeat visits",
            "",
            "Examples:",
            "  holdfast worth fit --clients clients.jsonl --out worth.json",
            "  holdfast worth fit --clients sales.csv --mapping shop.yaml --hold-out 2025-10-01",
            "  holdfast worth fit --model sbg --summary survivors.csv",
            "  holdfast worth fit --model bg-nbd --summary visits.csv --ahead 39"
        })
final class WorthFit implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--clients",
            paramLabel = "FILE",
            description = "The client book: .json, .jsonl or .csv, each also .gz, or - for standard input.")
    private Optional<String> clients = Optional.empty();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How the columns of a CSV file become facts (YAML).")
    private Optional<Path> mapping = Optional.empty();

    @Mixin
    private final RulesFolder rules;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description =
                    "The day the clients are looked at, as 2026-03-01. Default: the mapping's, else today in the book's time zone.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--hold-out",
            paramLabel = "DATE",
            converter = Day.class,
            description = "Also fit visits to what was known on this day, and say how well that told what came after.")
    private Optional<LocalDate> holdOut = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Where parameters go; complete or not there at all.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--model", paramLabel = "MODEL", description = "sbg, bg-nbd or gamma-gamma, with --summary.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "The figures to fit, .csv or .csv.gz, or - for standard input.")
    private Optional<String> summary = Optional.empty();

    @Option(
            names = "--ahead",
            paramLabel = "TIME",
            description = "With bg-nbd: also say, on standard error, how many repeat visits all clients of the file"
                    + " will make in so much time, in the file's unit.")
    private Optional<Double> ahead = Optional.empty();

    private final Shell shell;

    WorthFit(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        try {
            if (clients.isPresent() == summary.isPresent()) {
                throw misuse("Name either the clients with --clients FILE, or their figures with --summary FILE.");
            }
            return clients.isPresent() ? fitBook(clients.get()) : fitSummary(summary.orElse(""));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private int fitSummary(String file) throws IOException {
        if (mapping.isPresent() || asOf.isPresent() || holdOut.isPresent() || out.isPresent()) {
            throw misuse("--mapping, --as-of, --hold-out and --out go with --clients, not with --summary.");
        }
        String word = model.orElseThrow(() -> misuse("Say with --model what to fit: sbg, bg-nbd or gamma-gamma."));
        SummaryModel kind = SummaryModel.of(word)
                .orElseThrow(() -> misuse("--model is sbg, bg-nbd or gamma-gamma, not '" + word + "'."));
        if (ahead.isPresent() && !(kind == SummaryModel.BG_NBD && ahead.get() > 0)) {
            throw misuse("--ahead is a time above 0, and goes with --model bg-nbd.");
        }
        return new WorthSummary(shell, kind, file, ahead).run();
    }

    private int fitBook(String file) throws IOException {
        if (model.isPresent() || ahead.isPresent()) {
            throw misuse("--model and --ahead go with --summary; a client book is fitted by every model it supports.");
        }
        return new WorthBook(shell, spec, rules, file, mapping).run(asOf, holdOut, out);
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
