package io.holdfast.api.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parameters of the models that fit a business's own clients, or its own figures, best. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fits models of how clients stay, come and spend: all that a client book supports, as a parameter"
                + " file; or one model to a summary file, printed as JSON. Without a file: the clients that the service"
                + " has stored, while it does not hold their database's file.",
        footer = {
            "",
            "Summary files are CSV; columns in any order, names in any case:",
            "  sbg          period,survivors        still there after 0, 1, 2 ... renewals",
            "  bg-nbd       frequency,recency,T     a client a line, counted from their first visit",
            "  gamma-gamma  frequency,monetary      a client a line, mean spend of their repeat visits",
            "",
            "Examples:",
            "  holdfast worth fit --clients clients.jsonl --out worth.json",
            "  holdfast worth fit --config my-holdfast.yml --out rules/worth.json",
            "  holdfast worth fit --clients sales.csv --mapping shop.yaml --hold-out 2025-10-01",
            "  holdfast worth fit --model sbg --summary survivors.csv",
            "  holdfast worth fit --model bg-nbd --summary visits.csv --ahead 39"
        })
final class WorthFit implements Callable<Integer> {

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

    private final Shell shell;

    WorthFit(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() throws Exception {
        if (!summary.isAnythingGiven()) {
            return clients.run("worth fit", shell, rules, settings, new WorthBook(shell, spec, options)::fit);
        }
        if (clients.isAnythingGiven()
                || options.holdOut().isPresent()
                || options.out().isPresent()) {
            throw misuse("--clients, --mapping, --as-of, --hold-out and --out go with a client book, not with --summary"
                    + " and --model; a client book is fitted by every model it supports.");
        }
        try {
            return new WorthSummary(shell, summary.model(), summary.file(), summary.ahead()).run();
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
