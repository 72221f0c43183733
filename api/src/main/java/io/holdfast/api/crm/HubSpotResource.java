package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.catalogue.Book;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A custom workflow action of HubSpot: its request in, its output fields out. */
@Path("/" + HubSpotResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class HubSpotResource {

    static final String PATH = "v1/crm/hubspot/decide";
    static final String INPUTS = "inputFields";
    static final String OUTPUTS = "outputFields";

    private static final String STATE = "hs_execution_state";

    private final FlatCalls calls;

    HubSpotResource(FlatCalls calls) {
        this.calls = calls;
    }

    /** HubSpot tries again under the same callback where an answer got lost; it gets the same decision then. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public ObjectNode decide(InputStream body, @Context SecurityContext security) throws IOException {
        Book book = calls.book();
        JsonNode request = JsonBody.read(body.readAllBytes());
        ObjectNode decided = calls.decide(
                inputs(request),
                book,
                Cells.texts(book.timeZone()),
                column -> column.equals("/request_id") && !request.path(INPUTS).has("request_id")
                        ? "/callbackId"
                        : "/" + INPUTS + column,
                security);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(OUTPUTS, outputs(decided));
        return answer;
    }

    private static ObjectNode inputs(JsonNode request) {
        if (!request.path(INPUTS).isObject()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "This is not the request of a HubSpot workflow action.",
                            List.of(new FactProblem("/" + INPUTS, "`" + INPUTS + "` has to be an object of columns")))
                    .exception();
        }
        ObjectNode inputs = ((ObjectNode) request.path(INPUTS)).deepCopy();
        JsonNode record = request.at("/object/objectId");
        if (inputs.path(FlatRequest.CLIENT).asText().isBlank() && record.isValueNode() && !record.isNull()) {
            inputs.put(FlatRequest.CLIENT, record.asText());
        }
        JsonNode callback = request.path("callbackId");
        if (inputs.path("request_id").asText().isBlank() && callback.isValueNode() && !callback.isNull()) {
            inputs.put("request_id", callback.asText());
        }
        return inputs;
    }

    /**
     * The schema of the outputs.
     *
     * @param flat that of the flat answer
     */
    static ObjectNode schema(JsonNode flat) {
        ObjectNode schema = flat.deepCopy();
        schema.put("description", "The columns of the flat answer as texts and numbers, and how the action went.");
        schema.path("properties").forEach(column -> {
            if (column.path("type").asText().equals("boolean")) {
                ((ObjectNode) column).put("type", "string");
            }
        });
        ((ObjectNode) schema.path("properties"))
                .putObject(STATE)
                .put("type", "string")
                .put("description", "SUCCESS, for HubSpot.");
        ((ArrayNode) schema.path("required")).add(STATE);
        return schema;
    }

    /** HubSpot's properties are texts and numbers. */
    private static ObjectNode outputs(ObjectNode decided) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        decided.properties().forEach(one -> {
            if (one.getValue().isBoolean()) {
                outputs.put(one.getKey(), one.getValue().asText());
            } else {
                outputs.set(one.getKey(), one.getValue());
            }
        });
        return outputs.put(STATE, "SUCCESS");
    }
}
