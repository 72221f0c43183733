package io.holdfast.api.clients;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.Mapping;
import io.holdfast.source.Nearest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The body of an import: a client book as it is, or a form with a mapping, options and then the client book. */
final class ImportBody {

    private static final String CLIENTS = "clients";
    private static final String MAPPING = "mapping";
    /** What a page's form brings along; it was looked at before. */
    private static final String TOKEN = "csrf";

    private static final int LONGEST_OPTION = 100;
    private static final int LONGEST_MAPPING = 1_000_000;
    private static final List<String> PARTS = List.of("mode", "validFrom", MAPPING, CLIENTS);

    private final InputStream clients;
    private final String name;
    private final Optional<Mapping> mapping;
    private final Map<String, List<String>> options;
    private final Optional<Multipart> form;

    private ImportBody(
            InputStream clients,
            String name,
            Optional<Mapping> mapping,
            Map<String, List<String>> options,
            Optional<Multipart> form) {
        this.clients = clients;
        this.name = name;
        this.mapping = mapping;
        this.options = options;
        this.form = form;
    }

    static ImportBody of(MediaType type, InputStream body) {
        if (!type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return new ImportBody(body, nameFor(type), Optional.empty(), Map.of(), Optional.empty());
        }
        try {
            return form(new Multipart(body, type.getParameters().getOrDefault("boundary", "")));
        } catch (IOException malformed) {
            throw unreadable(malformed);
        }
    }

    InputStream clients() {
        return clients;
    }

    /** What the file is called, or would be. */
    String name() {
        return name;
    }

    Optional<Mapping> mapping() {
        return mapping;
    }

    /** Options that came as parts of the form. */
    Map<String, List<String>> options() {
        return options;
    }

    /** Throws the problem where something follows the client book, which was not looked at before it was written. */
    void refuseMore(String written) {
        try {
            if (form.isPresent() && form.get().next().isPresent()) {
                throw invalid(
                        "The client book has to be the last part of the form. " + written,
                        new FactProblem("/" + CLIENTS, "put `" + CLIENTS + "` behind the other parts"));
            }
        } catch (IOException malformed) {
            throw unreadable(malformed);
        }
    }

    static Problem unreadableBook(IOException failure) {
        return Problem.of(
                ProblemCode.INVALID_REQUEST,
                "The client book cannot be read. Nothing was written.",
                List.of(new FactProblem("/" + CLIENTS, String.valueOf(failure.getMessage()))));
    }

    private static ImportBody form(Multipart form) throws IOException {
        Map<String, List<String>> options = new HashMap<>();
        Optional<Mapping> mapping = Optional.empty();
        while (true) {
            Multipart.Part part = form.next()
                    .orElseThrow(() -> invalid(
                            "The form has no part `clients`.",
                            new FactProblem("/" + CLIENTS, "send the file: curl -F clients=@book.csv")));
            switch (part.name()) {
                case CLIENTS -> {
                    String name =
                            part.fileName().filter(text -> !text.isBlank()).orElse("-");
                    return new ImportBody(part.body(), name, mapping, options, Optional.of(form));
                }
                case MAPPING -> mapping = mapping(part);
                case "mode", "validFrom" -> {
                    String option = text(part, LONGEST_OPTION).strip();
                    if (!option.isEmpty()) {
                        options.put(part.name(), List.of(option));
                    }
                }
                case TOKEN -> text(part, LONGEST_OPTION);
                default -> throw unknown(part.name());
            }
        }
    }

    private static RuntimeException unknown(String name) {
        String near = Nearest.advice(Query.brief(name), PARTS);
        return invalid(
                "The form has a part that nobody knows.",
                new FactProblem(
                        "/" + Query.brief(name).replace("~", "~0").replace("/", "~1"),
                        "the parts are " + String.join(", ", PARTS) + (near.isEmpty() ? "" : ". " + near)));
    }

    /** Empty where a page's form was sent without one: browsers send the part all the same. */
    private static Optional<Mapping> mapping(Multipart.Part part) throws IOException {
        boolean chosen = part.fileName().filter(String::isBlank).isEmpty();
        String fileName = part.fileName().filter(text -> !text.isBlank()).orElse(MAPPING);
        String text = text(part, LONGEST_MAPPING);
        if (!chosen && text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(read(fileName, text));
    }

    private static Mapping read(String fileName, String content) {
        return Mapping.read(fileName, content).fold(good -> good, faults -> {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "The mapping cannot be used.",
                            faults.stream()
                                    .map(fault -> new FactProblem("/" + MAPPING, fault.line()))
                                    .toList())
                    .exception();
        });
    }

    private static String text(Multipart.Part part, int longest) throws IOException {
        byte[] bytes = part.body().readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw invalid(
                    "A part of the form is too long.",
                    new FactProblem("/" + part.name(), "may have " + longest + " bytes"));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** With any type that says nothing of it, the content decides how it is read. */
    private static String nameFor(MediaType type) {
        return switch (type.getSubtype().toLowerCase(Locale.ROOT)) {
            case "csv" -> "body.csv";
            case "x-ndjson", "jsonl", "x-jsonlines" -> "body.jsonl";
            case "json" -> "body.json";
            default -> "-";
        };
    }

    private static RuntimeException unreadable(IOException malformed) {
        return Problem.of(
                        ProblemCode.UNREADABLE_REQUEST,
                        "The form cannot be read: " + malformed.getMessage() + ".",
                        List.of(new FactProblem("", "send it as curl -F does")))
                .exception();
    }

    private static RuntimeException invalid(String detail, FactProblem problem) {
        return Problem.of(ProblemCode.INVALID_REQUEST, detail, List.of(problem)).exception();
    }
}
