package io.holdfast.api.command;

import io.holdfast.api.reports.WorthPage;
import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.intake.Mapping;
import io.holdfast.source.Sha256;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.parameters.BookFit;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.Ranks;
import io.holdfast.worth.parameters.VisitHoldOut;
import io.holdfast.worth.report.SegmentWorth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Fits every model that a client book supports and writes them as a parameter file. */
final class WorthBook {

    private final Shell shell;
    private final CommandSpec spec;
    private final RulesFolder rules;
    private final String file;
    private final Optional<Path> mapping;
    private final Report report;

    WorthBook(Shell shell, CommandSpec spec, RulesFolder rules, String file, Optional<Path> mapping) {
        this.shell = shell;
        this.spec = spec;
        this.rules = rules;
        this.file = file;
        this.mapping = mapping;
        this.report = new Report(shell, shown());
    }

    /** Writes a book's parameter file. */
    int run(Optional<LocalDate> asOf, Optional<LocalDate> holdOut, Optional<Path> out) throws IOException {
        return run(asOf, holdOut, out, learned -> learned.file().text().stripTrailing());
    }

    /** Writes the page about it. */
    int report(Optional<LocalDate> asOf, Optional<LocalDate> holdOut, Optional<Path> out) throws IOException {
        return run(
                asOf,
                holdOut,
                out,
                learned -> WorthPage.of(
                                learned.file(),
                                learned.histories(),
                                learned.valued(),
                                learned.heldOut(),
                                learned.figures())
                        .stripTrailing());
    }

    /** Everything that was learned from a client book. */
    private record LearnedBook(
            ParameterFile file,
            Histories histories,
            List<SegmentWorth.Valued> valued,
            Optional<VisitHoldOut> heldOut,
            BookFigures figures) {}

    private int run(
            Optional<LocalDate> asOf,
            Optional<LocalDate> holdOut,
            Optional<Path> out,
            Function<LearnedBook, String> writing)
            throws IOException {
        byte[] bytes = file.equals("-") ? shell.in().readAllBytes() : Files.readAllBytes(Path.of(file));
        Optional<Mapping> how = MappingFile.read(mapping, spec.commandLine(), shell);
        return rules.compile(rules.files())
                .fold(
                        book -> {
                            Book settings = book.catalogue().book();
                            LocalDate day = Day.of(asOf, how, settings, shell.clock());
                            return fit(bytes, how, settings, day, holdOut, out, writing);
                        },
                        rules::rejected);
    }

    private int fit(
            byte[] bytes,
            Optional<Mapping> how,
            Book book,
            LocalDate day,
            Optional<LocalDate> holdOut,
            Optional<Path> out,
            Function<LearnedBook, String> writing) {
        Histories histories = new Histories();
        try (Target target = Target.of(out, shell.out())) {
            each(bytes, how, book, day, entry -> add(entry, histories));
            BookFit fit = BookFit.of(histories);
            List<String> notes = new ArrayList<>(histories.notes());
            notes.addAll(fit.warnings());
            Optional<VisitHoldOut> held = holdOut.flatMap(until -> VisitHoldOut.of(histories.visitors(), until, day));
            notes.addAll(heldOut(held, holdOut));
            ParameterFile fitted = new ParameterFile(
                    day,
                    book.currency(),
                    shown(),
                    Sha256.hex(bytes),
                    histories.clients(),
                    fit.learned(),
                    Optional.empty(),
                    notes);
            target.write(List.of(writing.apply(valued(fitted, histories, held, bytes, how, book))));
            target.complete();
            notes.forEach(note -> shell.say("holdfast worth: " + note));
            sayWhatWasLearned(fit, histories);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
        return report.exit();
    }

    private void each(byte[] bytes, Optional<Mapping> how, Book book, LocalDate day, Consumer<Entry> taker)
            throws IOException {
        try (ClientBook entries =
                ClientBook.open(new ByteArrayInputStream(bytes), file, how, new ClientReader(book), day)) {
            entries.forEachRemaining(taker);
        }
    }

    /** With how worth is spread, which takes the models first and then every client once more. */
    private LearnedBook valued(
            ParameterFile fitted,
            Histories histories,
            Optional<VisitHoldOut> held,
            byte[] bytes,
            Optional<Mapping> how,
            Book book)
            throws IOException {
        Valuation valuation = Valuation.of(book, "", fitted);
        List<SegmentWorth.Valued> valued = new ArrayList<>();
        BookFigures.Gathering figures = new BookFigures.Gathering(fitted.asOf());
        each(bytes, how, book, fitted.asOf(), entry -> {
            if (entry instanceof Entry.Good good) {
                valued.add(valued(good.client(), valuation.of(good.client())));
                figures.add(good.client());
            }
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

    private static List<String> heldOut(Optional<VisitHoldOut> held, Optional<LocalDate> until) {
        return held.map(VisitHoldOut::words)
                .orElseGet(() -> until.map(
                                date -> List.of("Nothing can be held out: too few clients had come by " + date + "."))
                        .orElse(List.of()));
    }

    private void sayWhatWasLearned(BookFit fit, Histories histories) {
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

    private void add(Entry entry, Histories histories) {
        if (entry instanceof Entry.Good good) {
            histories.add(good.client());
        } else if (entry instanceof Entry.Bad wrong) {
            report.bad(wrong);
        }
    }

    private String shown() {
        return file.equals("-") ? "standard input" : file;
    }
}
