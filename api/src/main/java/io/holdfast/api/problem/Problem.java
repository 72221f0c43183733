package io.holdfast.api.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.FactProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that went wrong, as callers are told (RFC 9457).
 *
 * @param status normally the code's own
 * @param detail what happened and what to do
 * @param errors each mistake with a JSON pointer into the request; empty when there is nothing to point at
 */
public record Problem(ProblemCode code, int status, String detail, List<FactProblem> errors) {

    public static final MediaType TYPE = new MediaType("application", "problem+json");

    private static final int RETRY_SECONDS = 5;

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, code.status(), detail, List.of());
    }

    public static Problem of(ProblemCode code, String detail, List<FactProblem> errors) {
        return new Problem(code, code.status(), detail, errors);
    }

    /** The problem as something to throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "urn:holdfast:problem:" + code.word());
        json.put("title", code.title());
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code.word());
        json.put("fault", code.fault().word());
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(one -> list.addObject().put("pointer", one.pointer()).put("message", one.message()));
        }
        return json;
    }

    public byte[] bytes() {
        return json().toString().getBytes(StandardCharsets.UTF_8);
    }

    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(TYPE).entity(bytes()).header("Cache-Control", "no-store");
        if (status == 503) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        return response.build();
    }
}
