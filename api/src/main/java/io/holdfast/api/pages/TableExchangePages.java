package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.sheet.CsvSheet;
import io.holdfast.sheet.Exchange;
import io.holdfast.sheet.WorkbookGuard;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A draft's tables on their way to a spreadsheet program and back. */
@Path("/rules/drafts")
public final class TableExchangePages {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final DraftDoor door;
    private final Workbench bench;

    TableExchangePages(DraftDoor door, Workbench bench) {
        this.door = door;
        this.bench = bench;
    }

    @GET
    @Path("{id}/workbook")
    @Produces(XLSX)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response download(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("file") @DefaultValue("") String file) {
        DraftVisit visit = door.open(request, id);
        SourceFiles files = bench.drafts().files(visit.draft());
        String name = file.substring(file.lastIndexOf('/') + 1);
        byte[] workbook = (TableFile.isWorkbook(file)
                        ? files.bytes(file)
                        : Optional.of(file)
                                .filter(TableFile::isTable)
                                .flatMap(files::text)
                                .flatMap(CsvSheet::read)
                                .map(sheet -> Exchange.workbook(sheet, name.substring(0, name.indexOf('.')))))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no table of that name in this draft.")
                        .exception());
        return Response.ok(workbook, XLSX)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + name.substring(0, name.indexOf('.')).replaceAll("[^\\w -]", "_") + ".xlsx\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Takes a workbook in the place of a table; refused whole, or taken whole. */
    @PUT
    @AnySize
    @Path("{id}/workbook")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes({XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response upload(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("file") @DefaultValue("") String file,
            @QueryParam("version") long version,
            InputStream body)
            throws IOException {
        DraftVisit visit = door.open(request, id);
        byte[] workbook = body.readNBytes(WorkbookGuard.MOST_BYTES + 1);
        Draft after =
                bench.drafts().write(visit.draft().id(), version, file, content(visit, file, workbook), visit.caller());
        return Response.ok("{\"version\":" + after.version() + "}").build();
    }

    private byte[] content(DraftVisit visit, String file, byte[] workbook) {
        Diagnostics diagnostics = new Diagnostics();
        if (TableFile.isWorkbook(file)) {
            boolean fine = WorkbookGuard.lets(file, workbook, diagnostics);
            return fine ? workbook : refuse(diagnostics);
        }
        CsvSheet table = Optional.of(file)
                .filter(TableFile::isTable)
                .flatMap(bench.drafts().files(visit.draft())::text)
                .flatMap(CsvSheet::read)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no table of that name in this draft.")
                        .exception());
        return Exchange.back(table, file, workbook, diagnostics)
                .map(CsvSheet::bytes)
                .orElseGet(() -> refuse(diagnostics));
    }

    private static byte[] refuse(Diagnostics diagnostics) {
        throw Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "Nothing of this workbook was taken.",
                        diagnostics.sorted().stream()
                                .map(one -> new FactProblem(
                                        one.at().cell(),
                                        (one.at().cell().isEmpty()
                                                        ? ""
                                                        : one.at().cell() + ": ")
                                                + one.message()
                                                + (one.advice().isEmpty() ? "" : " " + one.advice())))
                                .toList())
                .exception();
    }
}
