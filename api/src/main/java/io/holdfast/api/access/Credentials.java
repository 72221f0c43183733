package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What callers are told who show nothing, or nothing that we know. */
final class Credentials {

    private static final String CHALLENGE = "Bearer realm=\"holdfast\"";

    private Credentials() {}

    static WebApplicationException missing() {
        return refused("Send an API key: `Authorization: Bearer …`.", CHALLENGE);
    }

    static WebApplicationException bad(String detail) {
        return refused(detail, CHALLENGE + ", error=\"invalid_token\"");
    }

    static WebApplicationException badSignature(String detail) {
        return refused(detail, CHALLENGE);
    }

    private static WebApplicationException refused(String detail, String challenge) {
        return new WebApplicationException(Response.fromResponse(
                        Problem.of(ProblemCode.UNAUTHENTICATED, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }
}
