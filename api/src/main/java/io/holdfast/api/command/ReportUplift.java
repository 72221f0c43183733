package io.holdfast.api.command;

import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.reports.TestFile;
import io.holdfast.api.reports.Uplift;
import io.holdfast.api.reports.UpliftReport;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostics;
import io.holdfast.uplift.Looks;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Treated against control, by what the service has stored or from the file of a test. */
@Command(
        name = "uplift",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Compares clients who were treated with clients held out, and prints it as JSON: the difference with"
                        + " its 95 %% interval, whether it counts, and how many clients it would take.",
        footer = {
            "",
            "By what is stored: retention, revenue and acceptance, of all clients, by playbook and by action.",
            "",
            "Of a file: the outcome is yes or no (1, 0, yes, no, true, false) or an amount. With --score the clients are also",
            "ranked by it: Qini curve and area.",
            "",
            "Examples:",
            "  holdfast report uplift --config my-holdfast.yml --from 2026-01-01",
            "  holdfast report uplift --file test.csv --group arm --control held-out --outcome stayed",
            "  holdfast report uplift --file test.csv --group arm --control 0 --outcome revenue --score s --control-share 0.2"
        })
final class ReportUplift implements Callable<Integer> {

    private static final int MONTHS = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file of a test, a client a line, .csv or .csv.gz, or - for standard input. Default: what"
                    + " the service has stored.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--group", paramLabel = "COL", description = "The column that names the group.")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--control",
            paramLabel = "VALUE",
            description = "What that column says of clients held out; whoever else is there was treated.")
    private Optional<String> control = Optional.empty();

    @Option(names = "--outcome", paramLabel = "COL", description = "The column of how they fared.")
    private Optional<String> outcome = Optional.empty();

    @Option(names = "--score", paramLabel = "COL", description = "The column of a score to judge.")
    private Optional<String> score = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Day.class,
            description = "Stored decisions after this day count. Default: a year before --as-of.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description = "Until which day, as 2026-03-01. Default: today in the book's time zone.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Mixin
    private final RulesFolder rules;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    @Option(
            names = "--control-share",
            paramLabel = "SHARE",
            description = "The share meant to be held out, so that the split can be checked.")
    private Optional<Double> controlShare = Optional.empty();

    @Option(
            names = "--looks",
            paramLabel = "K",
            description = "How many looks at the test were planned, 1 to 5. Default: 1.")
    private int looks = 1;

    @Option(names = "--look", paramLabel = "N", description = "Which of them this is. Default: the last.")
    private Optional<Integer> look = Optional.empty();

    private final Shell shell;

    ReportUplift(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() throws Exception {
        int now = look.orElse(looks);
        if (looks < 1 || looks > 5 || now < 1 || now > looks) {
            throw misuse("--looks is 1 to 5, and --look is one of them.");
        }
        if (controlShare.filter(share -> !(share > 0 && share < 1)).isPresent()) {
            throw misuse("--control-share is between 0 and 1.");
        }
        Looks planned = new Looks(now, looks);
        return file.isPresent() ? ofFile(file.get(), planned) : ofStored(planned);
    }

    private int ofStored(Looks planned) throws Exception {
        if (group.isPresent() || control.isPresent() || outcome.isPresent() || score.isPresent()) {
            throw misuse("--group, --control, --outcome and --score go with --file FILE.");
        }
        HoldfastConfiguration configuration = settings.read(shell);
        rules.otherwise(configuration.rules());
        return StoredData.read(
                shell,
                "report uplift",
                configuration.database(),
                ", or ask it at /v1/reports/uplift",
                data -> rules.compile(rules.files()).fold(book -> compare(data, book, planned), rules::rejected));
    }

    private int compare(StoredData data, RuleBook book, Looks planned) {
        LocalDate to = Day.of(asOf, Optional.empty(), book.catalogue().book(), shell.clock());
        LocalDate first = from.orElse(to.minusMonths(MONTHS));
        if (!first.isBefore(to)) {
            throw misuse("--from " + first + " is not before the last day, " + to + ".");
        }
        Uplift found = new UpliftReport(data.database(), data.clients(), new OutcomeContacts(data.outcomes()))
                .between(first, to, book.catalogue());
        double set = book.catalogue().book().learning().control().share();
        Optional<Double> share = controlShare.or(() -> Optional.of(set).filter(one -> one > 0));
        new UpliftWords(shell).print(found, book.catalogue().book().currency(), share, planned);
        return Exit.FINE;
    }

    private int ofFile(String named, Looks planned) {
        if (from.isPresent() || asOf.isPresent()) {
            throw misuse("--from and --as-of go with what is stored, not with --file.");
        }
        TestFile.Columns columns = new TestFile.Columns(
                given(group, "--group"), given(control, "--control"), given(outcome, "--outcome"), score);
        try {
            Diagnostics diagnostics = new Diagnostics();
            TextFile text = new TextFile(shell, named);
            Optional<TestFile> test =
                    text.text().flatMap(read -> TestFile.read(text.shown(), read, columns, diagnostics));
            text.say(diagnostics.sorted());
            test.ifPresent(read -> new UpliftWords(shell).print(read, columns.outcome(), controlShare, planned));
            return test.isPresent() && !diagnostics.hasErrors() ? Exit.FINE : Exit.BAD_DATA;
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private String given(Optional<String> column, String option) {
        return column.orElseThrow(
                () -> misuse("With --file name --group, --control and --outcome; " + option + " is missing."));
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
