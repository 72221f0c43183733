package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.client.FactProblem;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes whole client books, however they were sent. */
public final class Imports {

    private static final int SHOWN_BAD = 100;

    private final ActiveBook active;
    private final ClientImport imports;
    private final Clock clock;

    Imports(ActiveBook active, ClientImport imports, Clock clock) {
        this.active = active;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * What an import came to.
     *
     * @param refused whether nothing was written, because some entries cannot be used
     * @param problem that, in words
     */
    public record Imported(ObjectNode report, boolean refused, Problem problem) {}

    /**
     * Reads a body and writes what is in it.
     *
     * @param options from the address; those of a form come on top
     * @throws io.holdfast.api.problem.ProblemException where the body or an option cannot be read
     */
    public Imported load(MediaType type, Map<String, List<String>> options, InputStream body, String caller) {
        LiveDay live = LiveDay.of(active, clock);
        ImportBody form = ImportBody.of(type, body);
        Query query = Query.of(both(options, form.options()), "mode", "validFrom");
        ImportMode mode = query.text("mode").map(word -> mode(word, query)).orElse(ImportMode.ALL_OR_NOTHING);
        Optional<LocalDate> validFrom = query.dayUpTo("validFrom", live.today());
        ClientImport.Source source = new ClientImport.Source(form.clients(), form.name(), form.mapping(), validFrom);
        if (source.day(live.today()).isAfter(live.today())) {
            query.wrong("mapping", "`asOf` of the mapping lies in the future; give `validFrom`");
        }
        query.refuseIfWrong();
        return load(source, mode, live, caller, form);
    }

    private Imported load(ClientImport.Source source, ImportMode mode, LiveDay live, String caller, ImportBody form) {
        ImportReport report;
        try {
            report = imports.run(
                    source,
                    mode,
                    live,
                    caller,
                    soFar -> form.refuseMore(
                            mode == ImportMode.ALL_OR_NOTHING
                                    ? "Nothing was written."
                                    : "What was good of it has been written: " + soFar.words() + "."));
        } catch (IOException foreign) {
            throw ImportBody.unreadableBook(foreign).exception();
        }
        return new Imported(
                report.json(live.book()), report.isBad() && mode == ImportMode.ALL_OR_NOTHING, problem(report));
    }

    private static Problem problem(ImportReport report) {
        List<FactProblem> errors = report.firstBad().stream()
                .limit(SHOWN_BAD)
                .flatMap(entry -> entry.problems().stream()
                        .map(one -> new FactProblem("/line/" + entry.line() + one.pointer(), one.message())))
                .toList();
        return Problem.of(
                ProblemCode.INVALID_FACTS,
                report.bad() + " of " + report.read()
                        + " entries cannot be used, so nothing was written. `report` lists them. "
                        + "Send `mode=keep-the-good` to write the others.",
                errors);
    }

    private static ImportMode mode(String word, Query query) {
        return ImportMode.of(word).orElseGet(() -> {
            query.wrong("mode", "`mode` is one of " + String.join(", ", ImportMode.words()));
            return ImportMode.ALL_OR_NOTHING;
        });
    }

    private static Map<String, List<String>> both(Map<String, List<String>> one, Map<String, List<String>> other) {
        Map<String, List<String>> all = new HashMap<>(one);
        other.forEach((name, values) -> all.merge(
                name,
                values,
                (first, second) ->
                        Stream.concat(first.stream(), second.stream()).toList()));
        return all;
    }
}
