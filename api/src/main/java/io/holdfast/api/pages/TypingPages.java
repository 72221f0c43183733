package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Checked;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftChecks;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.rulebook.Lexicon;
import io.holdfast.sheet.Sheet;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A draft's files being typed: checked at every pause, completed, and saved. */
@Path("/rules/drafts")
public final class TypingPages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DraftDoor door;
    private final Workbench bench;

    TypingPages(DraftDoor door, Workbench bench) {
        this.door = door;
        this.bench = bench;
    }

    @POST
    @Path("{id}/text")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response text(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("file") @DefaultValue("") String file,
            @FormParam("text") @DefaultValue("") String text) {
        DraftVisit visit = door.open(request, id);
        try {
            bench.drafts().write(visit.draft().id(), version, file, bytes(text), visit.caller());
            return Response.seeOther(visit.address().of(file).uri()).build();
        } catch (ProblemException refused) {
            return door.refused(visit.keeping(lines(text)), refused.problem());
        }
    }

    @POST
    @Path("{id}/cells")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cells(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("file") @DefaultValue("") String file,
            @FormParam("version") long version,
            MultivaluedMap<String, String> form) {
        DraftVisit visit = door.open(request, id);
        GridForm typed = GridForm.of(form);
        try {
            TableFile table = table(visit, file);
            Sheet after = typed.applied(table);
            bench.drafts().write(visit.draft().id(), version, file, after.bytes(), visit.caller());
            return typed.operation().startsWith("delete:")
                    ? deleted(visit, typed, table)
                    : Response.seeOther(visit.address().uri()).build();
        } catch (ProblemException refused) {
            return door.refused(visit.keeping(typed.cells()), refused.problem());
        } catch (IndexOutOfBoundsException beyond) {
            return door.refused(
                    visit.keeping(typed.cells()),
                    Problem.of(
                            ProblemCode.INVALID_REQUEST, "There is no such row or column here, or no room for more."));
        }
    }

    /** What was deleted can be brought back at once. */
    private Response deleted(DraftVisit visit, GridForm typed, TableFile table) {
        int row = Integer.parseInt(typed.operation().substring("delete:".length()));
        String cells = String.join("\t", table.sheet().rows().get(row));
        DraftView.Said said = new DraftView.Said(
                "",
                "Row " + table.sheet().line(row) + " was deleted.",
                List.of(),
                new DraftView.Undo("insert:" + row, cells));
        return Response.ok(door.desk().page(door.current(visit).saying(said))).build();
    }

    private TableFile table(DraftVisit visit, String file) {
        SourceFiles files = bench.drafts().files(visit.draft());
        Checked checked = bench.checks().check(visit.draft());
        return TableFile.of(file, files, door.desk().catalogue(visit, files, checked), new Diagnostics())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no table of that name in this draft.")
                        .exception());
    }

    /** What would be wrong with one file as it stands in the editor or grid, which is not saved. */
    @POST
    @Path("{id}/lint")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lint(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("file") @DefaultValue("") String file,
            @FormParam("text") @DefaultValue("") String text,
            MultivaluedMap<String, String> form) {
        DraftVisit visit = door.open(request, id);
        GridForm typed = GridForm.of(form);
        byte[] content = typed.cells().isEmpty()
                ? bytes(text)
                : typed.applied(table(visit, file)).bytes();
        DraftChecks.Typed checked = bench.checks().typed(visit.draft(), file, content);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode here = answer.putArray("here");
        int elsewhere = 0;
        for (Diagnostic one : checked.diagnostics()) {
            if (one.at().file().equals(file)) {
                add(here, one);
            } else if (one.isError()) {
                elsewhere++;
            }
        }
        answer.put("errors", checked.errors());
        answer.put("elsewhere", elsewhere);
        return json(answer);
    }

    private static void add(ArrayNode here, Diagnostic one) {
        here.addObject()
                .put("line", one.at().line())
                .put("column", one.at().column())
                .put("cell", one.at().cell())
                .put("error", one.isError())
                .put("message", one.message())
                .put("advice", one.advice());
    }

    /** What can be written: sentences, actions, services, facts. */
    @GET
    @Path("{id}/words")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response words(@Context ContainerRequestContext request, @PathParam("id") String id) {
        DraftVisit visit = door.open(request, id);
        Draft draft = visit.draft();
        SourceFiles files = bench.drafts().files(draft);
        Catalogue catalogue = door.desk().catalogue(visit, files, bench.checks().check(draft));
        Lexicon lexicon = Lexicon.of(files, catalogue);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode phrases = answer.putArray("phrases");
        lexicon.phrases().forEach(phrase -> {
            ObjectNode one = phrases.addObject().put("when", phrase.condition()).put("words", phrase.words());
            ObjectNode places = one.putObject("places");
            phrase.places().forEach((name, words) -> words.forEach(places.withArrayProperty(name)::add));
        });
        ArrayNode actions = answer.putArray("actions");
        catalogue
                .actions()
                .values()
                .forEach(action -> actions.addObject().put("id", action.id()).put("title", action.title()));
        lexicon.facts().forEach(answer.putArray("facts")::add);
        return json(answer);
    }

    private static Response json(ObjectNode answer) {
        return Response.ok(answer.toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Browsers send the line ends of forms as Windows writes them. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static byte[] bytes(String text) {
        return lines(text).getBytes(StandardCharsets.UTF_8);
    }
}
