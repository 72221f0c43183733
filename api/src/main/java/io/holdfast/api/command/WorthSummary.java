package io.holdfast.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.sheets.SummaryPage;
import io.holdfast.source.Diagnostics;
import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Fit;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.fit.RenewalFit;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.fit.VisitFit;
import io.holdfast.worth.history.SummaryFile;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Visits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Fits a model to a summary file and prints it. */
final class WorthSummary {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shell shell;
    private final SummaryModel model;
    private final TextFile file;
    private final Optional<Double> ahead;

    /**
     * @param ahead time for which visits to come are also said
     */
    WorthSummary(Shell shell, SummaryModel model, String file, Optional<Double> ahead) {
        this.shell = shell;
        this.model = model;
        this.file = new TextFile(shell, file);
        this.ahead = ahead;
    }

    int run() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<String> text = file.text();
        Optional<Fit<?>> fit = text.flatMap(read -> model.fit(file.shown(), read, diagnostics));
        if (fit.isEmpty()) {
            file.say(diagnostics.sorted());
            return Exit.BAD_DATA;
        }
        return fit.get().fold(fitted -> print(fitted, text.orElse("")), refused -> refuse(refused.because()));
    }

    /** Writes a page about it instead. */
    int report(Optional<Double> came, Optional<Path> out) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<String> text = file.text();
        if (model == SummaryModel.SBG) {
            Optional<Renewals> renewals = text.flatMap(read -> SummaryFile.renewals(file.shown(), read, diagnostics));
            if (renewals.isPresent()) {
                return write(
                        RenewalFit.sbg(renewals.get()), fit -> SummaryPage.of(file.shown(), fit, renewals.get()), out);
            }
        } else {
            Optional<List<Visits>> visits = text.flatMap(read -> SummaryFile.visits(file.shown(), read, diagnostics));
            if (visits.isPresent()) {
                return write(
                        VisitFit.bgNbd(visits.get()),
                        fit -> SummaryPage.of(file.shown(), fit, visits.get(), ahead, came),
                        out);
            }
        }
        file.say(diagnostics.sorted());
        return Exit.BAD_DATA;
    }

    private <M> int write(Fit<M> fit, Function<Fitted<M>, String> page, Optional<Path> out) throws IOException {
        Optional<Fitted<M>> found = fit.found();
        if (found.isEmpty()) {
            return fit.fold(fitted -> Exit.FINE, refused -> refuse(refused.because()));
        }
        try (Target target = Target.of(out, shell.out())) {
            target.write(List.of(page.apply(found.get()).stripTrailing()));
            target.complete();
        }
        return Exit.FINE;
    }

    private int refuse(String because) {
        shell.say("holdfast worth fit: " + because + ". No " + model.word() + " model can be fitted to this file.");
        return Exit.BAD_DATA;
    }

    private int print(Fitted<?> fitted, String text) {
        ObjectNode json = JSON.createObjectNode();
        json.put("model", fitted.family().name());
        ObjectNode parameters = json.putObject("parameters");
        ObjectNode errors = json.putObject("standardErrors");
        fitted.parameters().forEach((name, estimate) -> {
            parameters.put(name, estimate.value());
            errors.put(name, estimate.standardError());
        });
        json.put("logLikelihood", fitted.logLikelihood());
        if (fitted.clients() % 1 == 0) {
            json.put("n", (long) fitted.clients());
        } else {
            json.put("n", fitted.clients());
        }
        try {
            shell.print(JSON.writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        fitted.warnings().forEach(warning -> shell.say("holdfast worth fit: warning: " + warning + "."));
        ahead.ifPresent(time -> shell.say(toCome(fitted, text, time)));
        return Exit.FINE;
    }

    private String toCome(Fitted<?> fitted, String text, double time) {
        List<Visits> clients =
                SummaryFile.visits(file.shown(), text, new Diagnostics()).orElse(List.of());
        Estimate sum = fitted.predict(found -> found instanceof BgNbd visits
                ? clients.stream()
                        .mapToDouble(one -> visits.expectedVisits(one, time))
                        .sum()
                : 0);
        return String.format(
                Locale.ENGLISH,
                "Expected repeat visits of these %,d clients in the next %s: %,.0f (95 %% interval of the mean %,.0f to %,.0f).",
                clients.size(),
                time % 1 == 0 ? String.valueOf((long) time) : String.valueOf(time),
                sum.value(),
                sum.low(),
                sum.high());
    }
}
