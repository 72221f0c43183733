package io.holdfast.api.command;

import io.holdfast.api.reports.BookJson;
import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The figures of a whole book: monthly money and how it moved, retention, NPS, average lifetime value. */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Prints the figures of a client book as JSON: how monthly money moved from one day to another, to the"
                        + " cent, retention, churn, NPS, average lifetime value, and the leaky bucket by month.",
        footer = {
            "",
            "The stored clients are looked at as they stood on each day. A file holds one day's facts, so that what was",
            "raised or lowered before it is only seen beside an earlier file.",
            "",
            "Examples:",
            "  holdfast report book --as-of 2026-03-01",
            "  holdfast report book --clients clients.jsonl",
            "  holdfast report book --clients march.csv --earlier january.csv --from 2026-01-01 --mapping crm.yaml"
        })
final class ReportBook implements Callable<Integer> {

    private static final int MONTHS = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientsOption clients = new ClientsOption();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Day.class,
            description = "The first day. Default: a year before the last, which is --as-of.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(
            names = "--earlier",
            paramLabel = "FILE",
            description = "The same book as it was on the first day, with --clients and --from.")
    private Optional<String> earlier = Optional.empty();

    @Mixin
    private final RulesFolder rules;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    ReportBook(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() throws Exception {
        if (earlier.isPresent() && !(clients.isGiven() && from.isPresent())) {
            throw misuse("--earlier goes with --clients and --from.");
        }
        return clients.run("report book", shell, rules, settings, this::print);
    }

    private int print(ClientSource source, RuleBook book, LocalDate to, Report report) {
        LocalDate first = from.orElse(to.minusMonths(MONTHS));
        if (!first.isBefore(to)) {
            throw misuse("--from " + first + " is not before the last day, " + to + ".");
        }
        Book settled = book.catalogue().book();
        BookFigures.Gathering gathering = new BookFigures.Gathering(first, to, book.valuation());
        try {
            if (earlier.isPresent()) {
                besideEarlier(source, clients.another(earlier.get(), shell, report), settled, first, to, gathering);
            } else {
                source.over(settled, gathering.days(), gathering::add);
            }
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
        BookFigures figures = gathering.figures();
        shell.print(
                BookJson.of(earlier.isPresent() ? figures.withoutMonths() : figures, settled.currency(), report.bad())
                        .toString());
        return report.exit();
    }

    private static void besideEarlier(
            ClientSource later,
            ClientSource before,
            Book book,
            LocalDate first,
            LocalDate to,
            BookFigures.Gathering gathering)
            throws IOException {
        Map<String, Client> known = new LinkedHashMap<>();
        before.each(book, first, client -> known.put(client.id(), client));
        later.each(
                book,
                to,
                client -> gathering.add(Timeline.of(
                        Map.of(first, Optional.ofNullable(known.remove(client.id())), to, Optional.of(client)))));
        known.values()
                .forEach(
                        client -> gathering.add(Timeline.of(Map.of(first, Optional.of(client), to, Optional.empty()))));
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how);
    }
}
