package io.holdfast.api.access;

import io.holdfast.api.access.CallLimits.Count;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Finds out who calls, before anything else is looked at. What somebody shows has to be good, even where nothing needs
 * to be shown; under {@code /v1} nobody gets anywhere without.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class Identification implements ContainerRequestFilter, ContainerResponseFilter {

    static final String CHALLENGE = "Bearer realm=\"holdfast\"";

    private static final String API_KEY = "X-Api-Key";
    private static final String BEARER = "bearer ";
    private static final String COUNT = Identification.class.getName() + ".count";

    private final Keys keys;
    private final CallLimits limits = new CallLimits();

    Identification(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("assets/")) {
            return;
        }
        Optional<String> shown = shown(request);
        if (shown.isPresent()) {
            identify(request, key(request, Secret.shown(shown.get())).caller(), "Bearer");
        } else if (request.getUriInfo().getPath().startsWith("v1/")) {
            throw unauthenticated("Send an API key: `Authorization: Bearer …`.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(COUNT) instanceof Count count) {
            response.getHeaders().putSingle("RateLimit-Policy", count.policy());
            response.getHeaders().putSingle("RateLimit", count.state());
        }
    }

    /** A 401 with the challenge that goes with it. */
    static WebApplicationException unauthenticated(String detail) {
        return new WebApplicationException(Response.fromResponse(
                        Problem.of(ProblemCode.UNAUTHENTICATED, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build());
    }

    private static void identify(ContainerRequestContext request, Caller caller, String scheme) {
        boolean secure = request.getSecurityContext().isSecure();
        request.setSecurityContext(new Identity(caller, secure, scheme));
    }

    private ApiKey key(ContainerRequestContext request, Secret shown) {
        ApiKey key = keys.known(shown)
                .orElseThrow(
                        () -> unauthenticated(
                                "The API key is not one we know, or it has expired or was revoked. Ask an administrator for another."));
        key.callsPerMinute().ifPresent(calls -> count(request, key, calls));
        return key;
    }

    private void count(ContainerRequestContext request, ApiKey key, int calls) {
        Count count = limits.count(key, calls);
        request.setProperty(COUNT, count);
        if (!count.allowed()) {
            throw new WebApplicationException(Response.fromResponse(Problem.of(
                                    ProblemCode.TOO_MANY_REQUESTS,
                                    "This key may make " + calls + " calls a minute. Wait " + count.nextIn()
                                            + " s, or ask an administrator for a key with a higher limit.")
                            .response())
                    .header(HttpHeaders.RETRY_AFTER, count.nextIn())
                    .build());
        }
    }

    private static Optional<String> shown(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> Optional.ofNullable(request.getHeaderString(API_KEY)).map(String::strip));
    }
}
