package io.holdfast.api.command;

import java.io.IOException;
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
            "  holdfast worth report --config my-holdfast.yml --out worth.html",
            "  holdfast worth report --clients sales.csv --mapping shop.yaml --hold-out 2025-10-01 --out worth.html",
            "  holdfast worth report --model sbg --summary survivors.csv --out worth.html",
            "  holdfast worth report --model bg-nbd --summary visits.csv --ahead 39 --came 1882 --out worth.html"
        })
final class WorthReport implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientsOption clients = new ClientsOption();

    @Mixin
    private final RulesFolder rules;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    @Mixin
    private BookOptions options = new BookOptions();

    @Mixin
    private SummaryOption summary = new SummaryOption();

    @Option(
            names = "--came",
            paramLabel = "VISITS",
            description = "With --ahead: the repeat visits that came in that time, where that is known by now.")
    private Optional<Double> came = Optional.empty();

    private final Shell shell;

    WorthReport(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() throws Exception {
        if (!summary.isAnythingGiven() && came.isEmpty()) {
            return clients.run("worth report", shell, rules, settings, new WorthBook(shell, spec, options)::report);
        }
        if (clients.isAnythingGiven() || options.holdOut().isPresent()) {
            throw misuse(
                    "--clients, --mapping, --as-of and --hold-out go with a client book; --model, --summary, --ahead"
                            + " and --came with a file of figures.");
        }
        SummaryModel kind = summary.model();
        if (kind == SummaryModel.GAMMA_GAMMA) {
            throw misuse("There is a page for --model sbg and bg-nbd; `worth fit` prints gamma-gamma.");
        }
        if (came.isPresent() && !(summary.ahead().isPresent() && came.get() >= 0)) {
            throw misuse("--came is 0 or more and goes with --ahead.");
        }
        try {
            return new WorthSummary(shell, kind, summary.file(), summary.ahead()).report(came, options.out());
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
