package io.holdfast.api.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.reports.TestFile;
import io.holdfast.api.reports.UpliftJson;
import io.holdfast.source.Diagnostics;
import io.holdfast.uplift.Arm;
import io.holdfast.uplift.Comparison;
import io.holdfast.uplift.Looks;
import io.holdfast.uplift.Qini;
import io.holdfast.uplift.Split;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Treated against control, from the file of a test. */
@Command(
        name = "uplift",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Compares clients who were treated with clients held out, and prints it as JSON: the difference with"
                        + " its 95 %% interval, whether it counts, and how many clients it would take.",
        footer = {
            "",
            "The outcome is yes or no (1, 0, yes, no, true, false) or an amount. With --score the clients are also",
            "ranked by it: Qini curve and area.",
            "",
            "Examples:",
            "  holdfast report uplift --file test.csv --group arm --control held-out --outcome stayed",
            "  holdfast report uplift --file test.csv --group arm --control 0 --outcome revenue --score s --control-share 0.2"
        })
final class ReportUplift implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "A client a line, .csv or .csv.gz, or - for standard input.")
    private String file = "";

    @Option(names = "--group", paramLabel = "COL", required = true, description = "The column that names the group.")
    private String group = "";

    @Option(
            names = "--control",
            paramLabel = "VALUE",
            required = true,
            description = "What that column says of clients held out; whoever else is there was treated.")
    private String control = "";

    @Option(names = "--outcome", paramLabel = "COL", required = true, description = "The column of how they fared.")
    private String outcome = "";

    @Option(names = "--score", paramLabel = "COL", description = "The column of a score to judge.")
    private Optional<String> score = Optional.empty();

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
    }

    @Override
    public Integer call() {
        int now = look.orElse(looks);
        if (looks < 1 || looks > 5 || now < 1 || now > looks) {
            throw misuse("--looks is 1 to 5, and --look is one of them.");
        }
        if (controlShare.filter(share -> !(share > 0 && share < 1)).isPresent()) {
            throw misuse("--control-share is between 0 and 1.");
        }
        try {
            Diagnostics diagnostics = new Diagnostics();
            TestFile.Columns columns = new TestFile.Columns(group, control, outcome, score);
            TextFile from = new TextFile(shell, file);
            Optional<TestFile> test =
                    from.text().flatMap(text -> TestFile.read(from.shown(), text, columns, diagnostics));
            from.say(diagnostics.sorted());
            test.ifPresent(read -> print(read, new Looks(now, looks)));
            return test.isPresent() && !diagnostics.hasErrors() ? Exit.FINE : Exit.BAD_DATA;
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private void print(TestFile test, Looks planned) {
        Arm treated = test.arm(true);
        Arm held = test.arm(false);
        Split split = controlShare
                .map(share -> Split.of(treated.clients(), held.clients(), share))
                .orElseGet(() -> unchecked(treated, held));
        Comparison found = test.yesOrNo()
                ? Comparison.ofShares(treated, held, split, planned)
                : Comparison.ofMeans(treated, held, split, planned);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", outcome);
        json.put("measure", test.yesOrNo() ? "share" : "mean");
        json.setAll(UpliftJson.of(found));
        if (controlShare.isPresent()) {
            json.set("split", UpliftJson.of(split));
        }
        json.set("looks", UpliftJson.of(planned));
        if (test.scored()) {
            json.set("qini", UpliftJson.of(Qini.of(test.clients())));
        }
        shell.print(json.toString());
        shell.say(words(found));
        if (controlShare.isEmpty()) {
            shell.say("The split was not checked: --control-share says what was meant.");
        }
    }

    private static Split unchecked(Arm treated, Arm held) {
        int all = treated.clients() + held.clients();
        double share = all == 0 ? 0 : (double) held.clients() / all;
        return new Split(share, share, 1);
    }

    private static String words(Comparison found) {
        return String.format(
                Locale.ENGLISH,
                "%s: treated %.4g, control %.4g, difference %+.4g (95 %% interval %+.4g to %+.4g)%s%s.",
                found.verdict(),
                found.treated().mean(),
                found.control().mean(),
                found.difference(),
                found.low(),
                found.high(),
                found.because().isEmpty() ? "" : "; " + found.because(),
                found.sampleNeeded().isPresent() && found.verdict().equals(Comparison.UNDETERMINED)
                        ? "; to show a difference as large takes "
                                + String.format(
                                        Locale.ENGLISH,
                                        "%,d",
                                        found.sampleNeeded().getAsInt())
                                + " clients in each group"
                        : "");
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
