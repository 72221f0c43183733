package io.holdfast.api.command;

import io.holdfast.api.sheets.WorthPage;
import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.parameters.BookFit;
import io.holdfast.worth.parameters.HoldOuts;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.Ranks;
import io.holdfast.worth.report.SegmentWorth;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Fits every model that a client book supports and writes them as a parameter file. */
final class WorthBook {

    private final Shell shell;
    private final CommandSpec spec;
    private final BookOptions options;

    WorthBook(Shell shell, CommandSpec spec, BookOptions options) {
        this.shell = shell;
        this.spec = spec;
        this.options = options;
    }

    /** Writes a book's parameter file. */
    int fit(ClientSource clients, RuleBook book, LocalDate day, Report report) {
        return run(
                clients,
                book.catalogue().book(),
                day,
                report,
                learned -> learned.file().text());
    }

    /** Writes the page about it. */
    int report(ClientSource clients, RuleBook book, LocalDate day, Report report) {
        return run(
                clients,
                book.catalogue().book(),
                day,
                report,
                learned -> WorthPage.of(
                        learned.file(), learned.histories(), learned.valued(), learned.heldOut(), learned.figures()));
    }

    /** Everything that was learned from a client book. */
    private record LearnedBook(
            ParameterFile file,
            Histories histories,
            List<SegmentWorth.Valued> valued,
            HoldOuts heldOut,
            BookFigures figures) {}

    private int run(
            ClientSource clients, Book book, LocalDate day, Report report, Function<LearnedBook, String> writing) {
        Histories histories = new Histories();
        try (Target target = Target.of(options.out(), shell.out())) {
            clients.each(book, day, histories::add);
            BookFit fit = BookFit.of(histories);
            List<String> notes = new ArrayList<>(histories.notes());
            notes.addAll(fit.warnings());
            HoldOuts held = HoldOuts.of(histories, options.holdOut(), day);
            notes.addAll(heldOut(held, options.holdOut()));
            ParameterFile fitted = new ParameterFile(
                    day,
                    book.currency(),
                    clients.shown(),
                    clients.sha256(),
                    histories.clients(),
                    fit.learned(),
                    Optional.empty(),
                    notes);
            target.write(List.of(writing.apply(valued(fitted, histories, held, clients, book))
                    .stripTrailing()));
            target.complete();
            notes.forEach(note -> shell.say("holdfast worth: " + note));
            sayWhatWasLearned(fit, histories, report);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
        return report.exit();
    }

    /** With how worth is spread, which takes the models first and then every client once more. */
    private static LearnedBook valued(
            ParameterFile fitted, Histories histories, HoldOuts held, ClientSource clients, Book book)
            throws IOException {
        Valuation valuation = Valuation.of(book, "", fitted);
        List<SegmentWorth.Valued> valued = new ArrayList<>();
        BookFigures.Gathering figures = new BookFigures.Gathering(fitted.asOf(), valuation);
        clients.over(book, figures.days(), known -> {
            known.on(fitted.asOf()).ifPresent(client -> valued.add(valued(client, valuation.of(client))));
            figures.add(known);
        });
        ParameterFile ranked = valued.isEmpty()
                ? fitted
                : fitted.with(Ranks.of(
                        valued.stream()
                                .mapToDouble(SegmentWorth.Valued::lifetime)
                                .toArray(),
                        valued.stream()
                                .mapToDouble(SegmentWorth.Valued::residual)
                                .toArray()));
        return new LearnedBook(ranked, histories, valued, held, figures.figures());
    }

    private static SegmentWorth.Valued valued(Client client, LifetimeValue value) {
        return new SegmentWorth.Valued(
                client.segment() == null ? Histories.NO_SEGMENT : client.segment(),
                value.lifetime(),
                value.residual(),
                value.basis().filter(basis -> !basis.models().isEmpty()).isPresent());
    }

    private static List<String> heldOut(HoldOuts held, Optional<LocalDate> until) {
        return until.filter(any -> held.isEmpty())
                .map(day -> List.of("Nothing can be held out: too little was known by " + day + "."))
                .orElseGet(held::words);
    }

    private void sayWhatWasLearned(BookFit fit, Histories histories, Report report) {
        fit.learned().stream()
                .filter(one -> !one.because().isEmpty())
                .forEach(one -> shell.say("holdfast worth: " + one.about() + " by " + one.unit() + ": " + one.because()
                        + ", so the model is " + one.model() + "."));
        shell.say("%s, %d bad; %s fitted."
                .formatted(
                        Count.of(histories.clients(), "client"),
                        report.bad(),
                        Count.of(fit.learned().size(), "model")));
    }
}
