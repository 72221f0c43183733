package io.holdfast.api.drafts;

import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Who published what, when and why. */
@Path("/v1/rules/history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final Publishing publishing;

    HistoryResource(Publishing publishing) {
        this.publishing = publishing;
    }

    /** Every publication, the last first. */
    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object history() {
        return Map.of(
                "publications",
                publishing.history().stream().map(DraftReply.Published::of).toList());
    }
}
