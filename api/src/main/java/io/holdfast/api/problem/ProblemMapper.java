package io.holdfast.api.problem;

import io.holdfast.api.database.DatabaseAway;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into a problem; what we did not expect goes to the log under an incident id. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Context
    private @Nullable ExtendedUriInfo address;

    @Context
    private @Nullable Request request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem().response();
        }
        if (failure instanceof DatabaseAway away) {
            LOG.warn("Request refused: {}", away.getMessage());
            return Problem.of(ProblemCode.DATABASE_AWAY, "Nothing was changed. Send it again in a moment.")
                    .response();
        }
        if (failure instanceof WebApplicationException refusal) {
            return refused(refusal);
        }
        if (failure instanceof HeaderValueException) {
            return problem(400).response();
        }
        if (failure instanceof HttpException bad) {
            return problem(bad.getCode()).response();
        }
        if (failure instanceof EofException) {
            LOG.debug("A caller went away before the answer", failure);
            return problem(400).response();
        }
        return incident(failure).response();
    }

    /** Answers with the same problem where no resource does. */
    public static void send(Throwable failure, HttpServletResponse to) throws IOException {
        Response answer = new ProblemMapper().toResponse(failure);
        to.setStatus(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> to.setHeader(name, String.join(", ", values)));
        if (answer.getEntity() instanceof byte[] problem) {
            to.setContentLength(problem.length);
            to.getOutputStream().write(problem);
        }
    }

    /** A problem of ours that nobody expected: the caller gets an id, the log gets the rest. */
    public static Problem incident(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Request failed, incident {}", incident, failure);
        return Problem.of(
                ProblemCode.INTERNAL_ERROR,
                "That was not expected. Ask whoever runs this service to look for incident " + incident
                        + " in its log.");
    }

    private Response refused(WebApplicationException refusal) {
        Response given = refusal.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return incident(refusal).response();
        }
        Problem problem = given.getStatus() == 415 ? wrongType() : problem(given.getStatus());
        Response.ResponseBuilder response = Response.fromResponse(problem.response());
        Object allow = given.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response.build();
    }

    /** Says which types this very address takes. */
    private Problem wrongType() {
        if (address == null
                || request == null
                || address.getMatchedRuntimeResources().isEmpty()) {
            return problem(415);
        }
        String types = address.getMatchedRuntimeResources().get(0).getResources().stream()
                .flatMap(resource -> resource.getResourceMethods().stream())
                .filter(method -> method.getHttpMethod().equals(request.getMethod()))
                .flatMap(method -> method.getConsumedTypes().stream())
                .map(type -> "`" + type.getType() + "/" + type.getSubtype() + "`")
                .distinct()
                .collect(Collectors.joining(" or "));
        return types.isEmpty()
                ? problem(415)
                : Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The Content-Type here is " + types + ".");
    }

    /** The problem that a bare HTTP status stands for. */
    static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.UNAUTHENTICATED, "Send an API key: `Authorization: Bearer …`.");
            case 403 -> Problem.of(ProblemCode.FORBIDDEN, "Your role may not do this.");
            case 404 -> Problem.of(ProblemCode.NOT_FOUND, "Check the address: decisions are POST /v1/decisions.");
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The Allow header lists the methods that do.");
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "Send `Accept: application/json`, or no Accept header.");
            case 408 ->
                Problem.of(ProblemCode.REQUEST_TIMEOUT, "The body stopped coming, or came too slowly. Send it again.");
            case 412 ->
                Problem.of(
                        ProblemCode.PRECONDITION_FAILED,
                        "It has another version than `If-Match` names; the ETag of a GET says which.");
            case 413 -> Problem.of(ProblemCode.REQUEST_TOO_LARGE, "Send less at once.");
            case 414 ->
                new Problem(ProblemCode.REFUSED, 414, "The address is too long. Send a shorter one.", List.of());
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send `Content-Type: application/json`.");
            case 400 ->
                Problem.of(
                        ProblemCode.UNREADABLE_REQUEST,
                        "The request is not one HTTP allows, or its body broke off or is not packed as its headers"
                                + " say.");
            case 431 ->
                new Problem(
                        ProblemCode.REFUSED, 431, "The headers are too large. Send fewer, or shorter ones.", List.of());
            case 503 ->
                new Problem(
                        ProblemCode.INTERNAL_ERROR,
                        503,
                        "The service is starting or stopping. Try again soon.",
                        List.of());
            case 505 -> new Problem(ProblemCode.REFUSED, 505, "HTTP/1.1 and HTTP/1.0 are spoken here.", List.of());
            default ->
                status >= 500
                        ? new Problem(ProblemCode.INTERNAL_ERROR, status, "The log says more.", List.of())
                        : new Problem(ProblemCode.REFUSED, status, "HTTP status " + status + " says why.", List.of());
        };
    }
}
