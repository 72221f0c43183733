package io.holdfast.api.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Gives every resource, and whoever checks a signature before it, the body as it was before it was packed. */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1) // a signature is of the unpacked body
public final class UnpackingFilter implements ContainerRequestFilter {

    /** A header that says so to a resource. */
    public static final String UNPACKED = "X-Content-Encoding";

    @Override
    public void filter(ContainerRequestContext request) {
        if (PackedBodies.isPacked(request)) {
            request.setEntityStream(new UnpackedBody(request.getEntityStream()));
            request.getHeaders().putSingle(UNPACKED, "gzip");
        }
    }
}
