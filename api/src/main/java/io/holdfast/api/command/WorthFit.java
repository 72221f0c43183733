package io.holdfast.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Fit;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.history.SummaryFile;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Visits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parameters of a model that fit a business's own figures best. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fits a model of how clients stay, come or spend to a summary file, and prints it as JSON.",
        footer = {
            "",
            "Summary files are CSV; columns in any order, names in any case:",
            "  sbg          period,survivors        still there after 0, 1, 2 ... renewals",
            "  bg-nbd       frequency,recency,T     a client a line, counted from their first visit",
            "  gamma-gamma  frequency,monetary      a client a line, mean spend of their repeat visits",
            "",
            "Examples:",
            "  holdfast worth fit --model sbg --summary survivors.csv",
            "  holdfast worth fit --model bg-nbd --summary visits.csv --ahead 39"
        })
final class WorthFit implements Callable<Integer> {

    private static final int FAULTS_IN_FULL = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "sbg, bg-nbd or gamma-gamma.")
    private String model = "";

    @Option(
            names = "--summary",
            required = true,
            paramLabel = "FILE",
            description = "The figures to fit, .csv or .csv.gz, or - for standard input.")
    private String summary = "";

    @Option(
            names = "--ahead",
            paramLabel = "TIME",
            description = "With bg-nbd: also say, on standard error, how many repeat visits all clients of the file"
                    + " will make in so much time, in the file's unit.")
    private OptionalDouble ahead = OptionalDouble.empty();

    private final Shell shell;

    WorthFit(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        SummaryModel kind = SummaryModel.of(model)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--model is sbg, bg-nbd or gamma-gamma, not '" + model + "'."));
        if (ahead.isPresent() && !(kind == SummaryModel.BG_NBD && ahead.getAsDouble() > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--ahead is a time above 0, and goes with --model bg-nbd.");
        }
        String file = summary.equals("-") ? "standard input" : summary;
        Diagnostics diagnostics = new Diagnostics();
        Optional<String> text = text(file);
        Optional<Fit<?>> fit = text.flatMap(read -> kind.fit(file, read, diagnostics));
        if (fit.isEmpty()) {
            report(diagnostics.sorted());
            return Exit.BAD_DATA;
        }
        return fit.get().fold(fitted -> print(fitted, file, text.orElse("")), refused -> refuse(refused.because()));
    }

    private int refuse(String because) {
        shell.say("holdfast worth fit: " + because + ". No " + model + " model can be fitted to this file.");
        return Exit.BAD_DATA;
    }

    private int print(Fitted<?> fitted, String file, String text) {
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
        ahead.ifPresent(time -> shell.say(toCome(fitted, file, text, time)));
        return Exit.FINE;
    }

    private static String toCome(Fitted<?> fitted, String file, String text, double time) {
        List<Visits> clients = SummaryFile.visits(file, text, new Diagnostics()).orElse(List.of());
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

    private void report(List<Diagnostic> faults) {
        faults.stream().limit(FAULTS_IN_FULL).forEach(fault -> shell.say(fault.line()));
        if (faults.size() > FAULTS_IN_FULL) {
            shell.say((faults.size() - FAULTS_IN_FULL) + " more faults follow; they are only counted.");
        }
    }

    /** Empty when it is not text, which is then said. */
    private Optional<String> text(String file) {
        try (InputStream in = open()) {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(in.readAllBytes()))
                    .toString());
        } catch (CharacterCodingException notText) {
            shell.say(file + ": this is not a text in UTF-8. Save it as CSV in UTF-8.");
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private InputStream open() throws IOException {
        if (summary.equals("-")) {
            return shell.in();
        }
        InputStream raw = Files.newInputStream(Path.of(summary));
        return summary.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }
}
