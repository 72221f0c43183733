package io.holdfast.api.access;

import io.holdfast.api.access.CallLimits.Count;
import io.holdfast.api.problem.AnswerHeaders;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.WholeBodies;
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
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out who calls, before anything else is looked at. A key or token that somebody shows has to be good, even where
 * nothing needs to be shown; under {@code /v1} nobody gets anywhere without.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class Identification implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String API_KEY = "X-Api-Key";
    private static final String BEARER = "bearer";
    private static final String COUNT = Identification.class.getName() + ".count";

    private final Keys keys;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Optional<OidcTokens> oidc;
    private final SignedCalls signed;
    private final CallsAtOnce atOnce;
    private final CallLimits limits = new CallLimits();

    Identification(
            Keys keys,
            Sessions sessions,
            SessionCookie cookie,
            Optional<OidcTokens> oidc,
            SignedCalls signed,
            CallsAtOnce atOnce) {
        this.keys = keys;
        this.sessions = sessions;
        this.cookie = cookie;
        this.oidc = oidc;
        this.signed = signed;
        this.atOnce = atOnce;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("assets/")) {
            return;
        }
        Optional<SignedCalls.Claim> claim = signed.claim(request);
        if (claim.isPresent()) {
            Caller signer = claim.get()
                    .caller()
                    .orElseThrow(() -> Credentials.badSignature(claim.get().problem()));
            enter(request, signer, Optional.empty());
            return;
        }
        Optional<String> shown = shown(request);
        Optional<Session> session =
                shown.isPresent() ? Optional.empty() : cookie.in(request).flatMap(sessions::find);
        Optional<Caller> caller = shown.map(one -> caller(request, one)).or(() -> session.map(Session::caller));
        if (caller.isPresent()) {
            enter(request, caller.get(), session);
        } else if (path.startsWith("v1/")) {
            throw Credentials.missing();
        } else {
            request.setProperty(AnswerHeaders.UNDER_WAY, atOnce.beginOfNobody());
        }
    }

    private void enter(ContainerRequestContext request, Caller caller, Optional<Session> session) {
        request.setProperty(AnswerHeaders.UNDER_WAY, atOnce.begin(caller, WholeBodies.isComing(request)));
        request.setSecurityContext(
                new Identity(caller, session, request.getSecurityContext().isSecure()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(COUNT) instanceof Count count) {
            response.getHeaders().putSingle("RateLimit-Policy", count.policy());
            response.getHeaders().putSingle("RateLimit", count.state());
        }
    }

    private Caller caller(ContainerRequestContext request, String shown) {
        if (oidc.isPresent() && !shown.startsWith(Keys.PREFIX)) {
            return oidc.get().caller(shown);
        }
        ApiKey key = keys.known(Secret.shown(shown))
                .orElseThrow(
                        () -> Credentials.bad(
                                "The API key is not one we know, or it has expired or was revoked. Ask an administrator for another."));
        key.callsPerMinute().ifPresent(calls -> count(request, key, calls));
        return key.caller();
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

    /** What a program shows. Other schemes are a proxy's business, and no concern of ours. */
    private static Optional<String> shown(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(Identification::bearer)
                .or(() -> Optional.ofNullable(request.getHeaderString(API_KEY)).map(String::strip));
    }

    /** What an {@code Authorization} header of our scheme shows. */
    static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
