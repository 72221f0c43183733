package io.holdfast.api.pages;

import io.holdfast.api.openapi.Description;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** The description of the service as people read it. */
@Path("/docs")
@Produces(PageHeaders.HTML)
public final class DocsPages {

    private final Visits visits;
    private final Description description;

    public DocsPages(Visits visits, Description description) {
        this.visits = visits;
        this.description = description;
    }

    @GET
    @PermitAll
    public Page docs(@Context ContainerRequestContext request) {
        Frame frame = visits.of(request)
                .frame("Calls", "Everything a program can ask of this service, as /openapi.json describes it.");
        return new Page("docs", frame, DocsView.of(description.json()));
    }
}
