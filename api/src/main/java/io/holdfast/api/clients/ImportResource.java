package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole client books. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {

    private static final int SHOWN_BAD = 100;

    private final ActiveBook active;
    private final ClientImport imports;
    private final Clock clock;

    ImportResource(ActiveBook active, ClientImport imports, Clock clock) {
        this.active = active;
        this.imports = imports;
        this.clock = clock;
    }

    @POST
    @Path("import")
    @AnySize
    @Consumes({
        MediaType.MULTIPART_FORM_DATA,
        "application/x-ndjson",
        "application/jsonl",
        MediaType.APPLICATION_JSON,
        "text/csv",
        "application/gzip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @RolesAllowed({Role.Words.CRM, Role.Words.ADMIN})
    public Response load(
            @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
        LiveDay live = LiveDay.of(active, clock);
        String caller = Caller.of(security).name();
        MediaType type = Optional.ofNullable(headers.getMediaType())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                                "Say with `Content-Type` what is sent: application/x-ndjson, application/json, text/csv "
                                        + "or multipart/form-data.")
                        .exception());
        ImportBody form = ImportBody.of(type, body);
        Query query = Query.of(both(uri.getQueryParameters(), form.options()), "mode", "validFrom");
        ImportMode mode = query.text("mode").map(word -> mode(word, query)).orElse(ImportMode.ALL_OR_NOTHING);
        Optional<LocalDate> validFrom = query.dayUpTo("validFrom", live.today());
        ClientImport.Source source = new ClientImport.Source(form.clients(), form.name(), form.mapping(), validFrom);
        if (source.day(live.today()).isAfter(live.today())) {
            query.wrong("mapping", "`asOf` of the mapping lies in the future; give `validFrom`");
        }
        query.refuseIfWrong();
        return answer(source, mode, live, caller, form);
    }

    private Response answer(ClientImport.Source source, ImportMode mode, LiveDay live, String caller, ImportBody form) {
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
        ObjectNode json = report.json(live.book());
        return report.isBad() && mode == ImportMode.ALL_OR_NOTHING
                ? refused(report, json)
                : Response.ok(json.toString().getBytes(StandardCharsets.UTF_8)).build();
    }

    private static Response refused(ImportReport report, ObjectNode json) {
        List<FactProblem> errors = report.firstBad().stream()
                .limit(SHOWN_BAD)
                .flatMap(entry -> entry.problems().stream()
                        .map(one -> new FactProblem("/line/" + entry.line() + one.pointer(), one.message())))
                .toList();
        Problem problem = Problem.of(
                ProblemCode.INVALID_FACTS,
                report.bad() + " of " + report.read()
                        + " entries cannot be used, so nothing was written. `report` lists them. "
                        + "Send `mode=keep-the-good` to write the others.",
                errors);
        ObjectNode whole = problem.json();
        whole.set("report", json);
        return Response.fromResponse(problem.response())
                .entity(whole.toString().getBytes(StandardCharsets.UTF_8))
                .build();
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
                (first, second) -> java.util.stream.Stream.concat(first.stream(), second.stream())
                        .toList()));
        return all;
    }
}
