package io.holdfast.worth.parameters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.YamlMap;
import io.holdfast.worth.fit.Family;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was learned from a client book, as it is kept in a file (JSON).
 *
 * @param asOf the day the clients were looked at
 * @param currency ISO 4217 code of the money in it
 * @param data the file the clients came from
 * @param sha256 of that file's bytes, in hexadecimal
 * @param clients how many there were
 * @param ranks what the clients were worth by these models; empty where nobody valued them
 * @param notes what was wrong with histories, and what to keep in mind
 */
public record ParameterFile(
        LocalDate asOf,
        String currency,
        String data,
        String sha256,
        int clients,
        List<Learned> learned,
        Optional<Ranks> ranks,
        List<String> notes) {

    /** What this version of Holdfast writes and understands. */
    public static final int FORMAT = 1;

    /** Which models can be fitted to what. */
    private static final Map<String, List<String>> MODELS = new TreeMap<>(Map.of(
            "renewals", List.of("constant", "sbg", Learned.SIMPLE),
            "visits", List.of("bg-nbd", "nbd", Learned.SIMPLE),
            "spend", List.of("gamma-gamma", Learned.SIMPLE)));

    private static final ObjectMapper JSON = new ObjectMapper();

    public ParameterFile {
        learned = List.copyOf(learned);
        notes = List.copyOf(notes);
    }

    /** The same with what the clients are worth by these models. */
    public ParameterFile with(Ranks worths) {
        return new ParameterFile(asOf, currency, data, sha256, clients, learned, Optional.of(worths), notes);
    }

    /** The file's text; the same content gives the same text. */
    public String text() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("asOf", asOf.toString());
        root.put("currency", currency);
        ObjectNode from = root.putObject("data");
        from.put("file", data);
        from.put("sha256", sha256);
        from.put("clients", clients);
        ObjectNode fits = root.putObject("fits");
        for (Learned one : learned) {
            ObjectNode fit = fits.putObject(one.about() + " by " + one.unit() + ", " + one.segment());
            fit.put("about", one.about());
            fit.put("unit", one.unit());
            fit.put("segment", one.segment());
            fit.put("model", one.model());
            ObjectNode parameters = fit.putObject("parameters");
            new TreeMap<>(one.parameters()).forEach(parameters::put);
            ObjectNode errors = fit.putObject("standardErrors");
            new TreeMap<>(one.standardErrors()).forEach(errors::put);
            if (!one.correlations().isEmpty()) {
                ObjectNode correlations = fit.putObject("correlations");
                new TreeMap<>(one.correlations()).forEach(correlations::put);
            }
            fit.put("logLikelihood", one.logLikelihood());
            fit.put("n", one.n());
            fit.put("because", one.because());
        }
        ranks.ifPresent(some -> {
            ObjectNode percentiles = root.putObject("percentiles");
            some.lifetime().forEach(percentiles.putArray("lifetime")::add);
            some.residual().forEach(percentiles.putArray("residual")::add);
        });
        var said = root.putArray("notes");
        notes.forEach(said::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads such a file for a book of one currency; empty with any fault, each told with its line. */
    public static Optional<ParameterFile> read(String file, String text, String currency, Diagnostics diagnostics) {
        Optional<YamlMap> root = YamlMap.read(file, text, diagnostics);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = root.get();
        map.allow("format", "asOf", "currency", "data", "fits", "percentiles", "notes");
        int format = map.whole("format").orElse(0);
        if (format != FORMAT) {
            diagnostics.error(
                    map.at("format"),
                    "these parameters are of format " + format + ", and only format " + FORMAT + " is understood.",
                    "Fit them again with this version of Holdfast.");
            return Optional.empty();
        }
        String own = map.text("currency").orElse("");
        if (!own.equals(currency)) {
            diagnostics.error(
                    map.at("currency"),
                    "these parameters are in " + (own.isEmpty() ? "no currency" : own) + ", and the book is in "
                            + currency + ".",
                    "Fit them again from clients in " + currency + ".");
        }
        Optional<YamlMap> data = map.map("data");
        List<Learned> learned = new ArrayList<>();
        map.map("fits")
                .ifPresent(fits -> fits.keys().stream()
                        .flatMap(key -> fits.map(key).stream())
                        .flatMap(fit -> learned(fit, diagnostics).stream())
                        .forEach(learned::add));
        Optional<LocalDate> asOf = day(map, diagnostics);
        Optional<Ranks> ranks = map.map("percentiles").flatMap(some -> Ranks.read(some, diagnostics));
        return diagnostics.hasErrors() || asOf.isEmpty()
                ? Optional.empty()
                : Optional.of(new ParameterFile(
                        asOf.get(),
                        own,
                        data.flatMap(one -> one.text("file")).orElse(""),
                        data.flatMap(one -> one.text("sha256")).orElse(""),
                        data.flatMap(one -> one.whole("clients")).orElse(0),
                        learned,
                        ranks,
                        map.texts("notes")));
    }

    private static Optional<LocalDate> day(YamlMap map, Diagnostics diagnostics) {
        if (!map.has("asOf")) {
            diagnostics.error(map.at(), "the day these parameters are of is missing.", "It is `asOf`; fit them again.");
            return Optional.empty();
        }
        String typed = map.text("asOf").orElse("");
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException noDate) {
            diagnostics.error(map.at("asOf"), "asOf is no day: `" + typed + "`.", "Write it like 2026-03-01.");
            return Optional.empty();
        }
    }

    private static Optional<Learned> learned(YamlMap fit, Diagnostics diagnostics) {
        String model = fit.text("model").orElse("");
        Map<String, Double> parameters = numbers(fit.map("parameters"));
        Map<String, Double> errors = numbers(fit.map("standardErrors"));
        if (!model.equals(Learned.SIMPLE) && !usable(model, parameters, errors, fit.at("model"), diagnostics)) {
            return Optional.empty();
        }
        String about = fit.text("about").orElse("");
        if (!MODELS.getOrDefault(about, List.of()).contains(model)) {
            diagnostics.error(
                    fit.at("about"),
                    "`" + about + "` is not learned by the model " + model + ".",
                    "Known are " + String.join(", ", MODELS.keySet()) + ".");
            return Optional.empty();
        }
        return Optional.of(new Learned(
                about,
                fit.text("unit").orElse(""),
                fit.text("segment").orElse(Learned.ALL),
                model,
                parameters,
                errors,
                numbers(fit.map("correlations")),
                fit.number("logLikelihood").orElse(0.0),
                fit.number("n").orElse(0.0),
                fit.text("because").orElse("")));
    }

    private static boolean usable(
            String model,
            Map<String, Double> parameters,
            Map<String, Double> errors,
            Place at,
            Diagnostics diagnostics) {
        Optional<Family<?>> family = Family.of(model);
        if (family.isEmpty()) {
            diagnostics.error(
                    at,
                    "there is no model `" + model + "`.",
                    "Models are constant, sbg, bg-nbd, nbd, gamma-gamma and simple.");
            return false;
        }
        List<String> names = family.get().parameters();
        if (!parameters.keySet().containsAll(names)) {
            diagnostics.error(at, model + " needs the parameters " + String.join(", ", names) + ".");
            return false;
        }
        if (!names.stream().allMatch(name -> errors.getOrDefault(name, -1.0) >= 0)) {
            diagnostics.error(
                    at, model + " needs a standard error of 0 or more for each of " + String.join(", ", names) + ".");
            return false;
        }
        Optional<String> fault = family.get()
                .fault(names.stream()
                        .map(name -> parameters.getOrDefault(name, Double.NaN))
                        .toList());
        fault.ifPresent(why -> diagnostics.error(at, model + " cannot have these parameters: " + why));
        return fault.isEmpty();
    }

    private static Map<String, Double> numbers(Optional<YamlMap> map) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        map.ifPresent(some ->
                some.keys().forEach(key -> some.number(key).ifPresent(number -> numbers.put(key, number))));
        return numbers;
    }
}
