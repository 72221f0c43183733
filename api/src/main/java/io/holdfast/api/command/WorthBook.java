package io.holdfast.api.command;

import io.holdfast.catalogue.Book;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.intake.Mapping;
import io.holdfast.source.Diagnostic;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.parameters.BookFit;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.Ranks;
import io.holdfast.worth.parameters.VisitHoldOut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Fits every model that a client book supports and writes them as a parameter file. */
final class WorthBook {

    private static final int FAULTS_IN_FULL = 20;

    private final Shell shell;
    private final CommandSpec spec;
    private final RulesFolder rules;
    private final String file;
    private final Optional<Path> mapping;
    private int bad;

    WorthBook(Shell shell, CommandSpec spec, RulesFolder rules, String file, Optional<Path> mapping) {
        this.shell = shell;
        this.spec = spec;
        this.rules = rules;
        this.file = file;
        this.mapping = mapping;
    }

    int run(Optional<LocalDate> asOf, Optional<LocalDate> holdOut, Optional<Path> out) throws IOException {
        byte[] bytes = file.equals("-") ? shell.in().readAllBytes() : Files.readAllBytes(Path.of(file));
        Optional<Mapping> how = mapping();
        return rules.compile(rules.files())
                .fold(
                        book -> {
                            Book settings = book.catalogue().book();
                            LocalDate day = asOf.or(() -> how.flatMap(Mapping::asOf))
                                    .orElseGet(() ->
                                            LocalDate.ofInstant(shell.clock().instant(), settings.timeZone()));
                            return fit(bytes, how, settings, day, holdOut, out);
                        },
                        rules::rejected);
    }

    private int fit(
            byte[] bytes,
            Optional<Mapping> how,
            Book book,
            LocalDate day,
            Optional<LocalDate> holdOut,
            Optional<Path> out) {
        Histories histories = new Histories();
        try (Target target = Target.of(out, shell.out())) {
            each(bytes, how, book, day, entry -> add(entry, histories));
            BookFit fit = BookFit.of(histories);
            List<String> notes = new ArrayList<>(histories.notes());
            notes.addAll(fit.warnings());
            notes.addAll(heldOut(histories, holdOut, day));
            ParameterFile fitted = new ParameterFile(
                    day,
                    book.currency(),
                    shown(),
                    sha256(bytes),
                    histories.clients(),
                    fit.learned(),
                    Optional.empty(),
                    notes);
            target.write(List.of(ranked(fitted, bytes, how, book).text().stripTrailing()));
            target.complete();
            notes.forEach(note -> shell.say("holdfast worth fit: " + note));
            sayWhatWasLearned(fit, histories);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
        return bad > 0 ? Exit.BAD_DATA : Exit.FINE;
    }

    private void each(byte[] bytes, Optional<Mapping> how, Book book, LocalDate day, Consumer<Entry> taker)
            throws IOException {
        try (ClientBook entries =
                ClientBook.open(new ByteArrayInputStream(bytes), file, how, new ClientReader(book), day)) {
            entries.forEachRemaining(taker);
        }
    }

    /** The same with how worth is spread, which takes the models first and then every client once more. */
    private ParameterFile ranked(ParameterFile fitted, byte[] bytes, Optional<Mapping> how, Book book)
            throws IOException {
        Valuation valuation = Valuation.of(book, "", fitted);
        DoubleStream.Builder lifetimes = DoubleStream.builder();
        DoubleStream.Builder residuals = DoubleStream.builder();
        each(bytes, how, book, fitted.asOf(), entry -> {
            if (entry instanceof Entry.Good good) {
                LifetimeValue value = valuation.of(good.client());
                lifetimes.add(value.lifetime());
                residuals.add(value.residual());
            }
        });
        double[] all = lifetimes.build().toArray();
        return all.length == 0
                ? fitted
                : fitted.with(Ranks.of(all, residuals.build().toArray()));
    }

    private List<String> heldOut(Histories histories, Optional<LocalDate> until, LocalDate day) {
        return until.map(date -> VisitHoldOut.of(histories.visitors(), date, day)
                        .map(VisitHoldOut::words)
                        .orElseGet(() -> List.of("Nothing can be held out: too few clients had come by " + date + ".")))
                .orElse(List.of());
    }

    private void sayWhatWasLearned(BookFit fit, Histories histories) {
        fit.learned().stream()
                .filter(one -> !one.because().isEmpty())
                .forEach(one -> shell.say("holdfast worth fit: " + one.about() + " by " + one.unit() + ": "
                        + one.because() + ", so the model is " + one.model() + "."));
        shell.say("%s, %d bad; %s fitted."
                .formatted(
                        Count.of(histories.clients(), "client"),
                        bad,
                        Count.of(fit.learned().size(), "model")));
    }

    private void add(Entry entry, Histories histories) {
        if (entry instanceof Entry.Good good) {
            histories.add(good.client());
        } else if (entry instanceof Entry.Bad wrong) {
            bad++;
            if (bad <= FAULTS_IN_FULL) {
                wrong.problems().forEach(problem -> shell.say(shown() + ":" + wrong.line() + ": " + problem));
            } else if (bad == FAULTS_IN_FULL + 1) {
                shell.say(shown() + ": more bad clients follow; they are only counted.");
            }
        }
    }

    private Optional<Mapping> mapping() throws IOException {
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        String text = Files.readString(mapping.get());
        return Optional.of(Mapping.read(mapping.get().toString(), text).fold(good -> good, this::refuse));
    }

    private Mapping refuse(List<Diagnostic> faults) {
        faults.forEach(fault -> shell.say(fault.line()));
        throw new ParameterException(spec.commandLine(), "The mapping cannot be used.");
    }

    private String shown() {
        return file.equals("-") ? "standard input" : file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
