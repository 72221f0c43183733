package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.catalogue.Book;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Decisions and outcomes for callers that map columns and write no code. */
@Path("/v1/crm")
@Produces(MediaType.APPLICATION_JSON)
public final class CrmResource {

    private final FlatCalls calls;
    private final CrmSettings settings;

    CrmResource(FlatCalls calls, CrmSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @POST
    @Path("decide")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public ObjectNode decide(InputStream body, @Context SecurityContext security) throws IOException {
        Book book = calls.book();
        return calls.decide(
                JsonBody.read(body.readAllBytes()),
                book,
                Cells.typed(book.timeZone()),
                UnaryOperator.identity(),
                security);
    }

    @POST
    @Path("outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response outcome(InputStream body, @Context SecurityContext security) throws IOException {
        return calls.report(JsonBody.read(body.readAllBytes()), security);
    }

    /** The two calls above as a file for Salesforce's External Services, with the attributes of the live book. */
    @GET
    @Path("salesforce.json")
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public ObjectNode salesforce() {
        return ExternalServices.file(Columns.of(calls.book()), settings.addressOr(CrmSettings.EXAMPLE));
    }

    /** HubSpot's definition of the workflow action, with the attributes of the live book. */
    @GET
    @Path("hubspot-action.json")
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public ObjectNode hubSpot() {
        return ActionDefinition.file(Columns.of(calls.book()), settings.addressOr(CrmSettings.EXAMPLE));
    }
}
