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

/** A page about what clients are worth, for people who decide about money. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes a page (HTML) that stands alone: worth by segment, survival and visits beside the models,"
                + " what was held out, the book's monthly money, and how sure all that is.",
        footer = {
            "",
            "Examples:",
            "  holdfast worth report --clients clients.jsonl --out worth.html",
            "  holdfast worth report --clients sales.csv --mapping shop.yaml --hold-out 2025-10-01 --out worth.html",
            "  holdfast worth report --model sbg --summary survivors.csv --out worth.html",
            "  holdfast worth report --model bg-nbd --summary visits.csv --ahead 39 --came 1882 --out worth.html"
        })
final class WorthReport implements Callable<Integer> {

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
            description = "Also fit visits to what was known on this day, and show how well that told what came after.")
    private Optional<LocalDate> holdOut = Optional.empty();

    @Option(names = "--model", paramLabel = "MODEL", description = "sbg or bg-nbd, with --summary.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Figures instead of clients, .csv or .csv.gz, or - for standard input.")
    private Optional<String> summary = Optional.empty();

    @Option(
            names = "--ahead",
            paramLabel = "TIME",
            description = "With bg-nbd: the repeat visits to expect in so much time, in the file's unit.")
    private Optional<Double> ahead = Optional.empty();

    @Option(
            names = "--came",
            paramLabel = "VISITS",
            description = "With --ahead: the repeat visits that came in that time, where that is known by now.")
    private Optional<Double> came = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes; complete or not there at all.")
    private Optional<Path> out = Optional.empty();

    private final Shell shell;

    WorthReport(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        try {
            if (clients.isPresent() == summary.isPresent()) {
                throw misuse("Name either the clients with --clients FILE, or their figures with --summary FILE.");
            }
            return clients.isPresent() ? ofBook(clients.get()) : ofSummary(summary.orElse(""));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private int ofBook(String file) throws IOException {
        if (model.isPresent() || ahead.isPresent() || came.isPresent()) {
            throw misuse("--model, --ahead and --came go with --summary.");
        }
        return new WorthBook(shell, spec, rules, file, mapping).report(asOf, holdOut, out);
    }

    private int ofSummary(String file) throws IOException {
        if (mapping.isPresent() || asOf.isPresent() || holdOut.isPresent()) {
            throw misuse("--mapping, --as-of and --hold-out go with --clients, not with --summary.");
        }
        SummaryModel kind = model.flatMap(SummaryModel::of)
                .filter(one -> one != SummaryModel.GAMMA_GAMMA)
                .orElseThrow(() -> misuse("Say with --model what to report on: sbg or bg-nbd."));
        boolean visits = kind == SummaryModel.BG_NBD;
        if (ahead.isPresent() && !(visits && ahead.get() > 0)
                || came.isPresent() && !(ahead.isPresent() && came.get() >= 0)) {
            throw misuse("--ahead is a time above 0 and goes with bg-nbd; --came is 0 or more and goes with --ahead.");
        }
        return new WorthSummary(shell, kind, file, ahead).report(came, out);
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
