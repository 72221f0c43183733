package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.Imports;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** Client books brought in from a file, with what came of it. */
@Path("/clients/import")
@Produces(PageHeaders.HTML)
public final class ImportPages {

    private static final int REFUSED = 422;

    private final Visits visits;
    private final Imports imports;

    ImportPages(Visits visits, Imports imports) {
        this.visits = visits;
        this.imports = imports;
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response form(@Context ContainerRequestContext request) {
        return page(visits.of(request), 200, ImportView.EMPTY);
    }

    @POST
    @AnySize
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response load(@Context ContainerRequestContext request, @Context HttpHeaders headers, InputStream body) {
        Visit visit = visits.of(request);
        if (visit.book().isEmpty()) {
            return FailurePages.noBook(visit);
        }
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw new NotSupportedException();
        }
        try {
            Imports.Imported imported = imports.load(
                    type,
                    Map.of(),
                    body,
                    Caller.of(request.getSecurityContext()).name());
            return page(visit, imported.refused() ? REFUSED : 200, ImportView.of(imported));
        } catch (ProblemException refused) {
            return page(visit, refused.problem().status(), ImportView.refused(refused.problem()));
        }
    }

    private static Response page(Visit visit, int status, ImportView view) {
        Frame frame = visit.frame(
                "Import clients",
                "Bring a client book in from a file. What is in it replaces what is known of the same clients.");
        return Response.status(status).entity(new Page("import", frame, view)).build();
    }
}
