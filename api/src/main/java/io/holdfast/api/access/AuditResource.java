package io.holdfast.api.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The audit trail, for administrators: the newest first, a page at a time. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final int LARGEST = 1_000;

    private final AuditStore audit;

    AuditResource(AuditStore audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public ObjectNode newest(
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int count = Math.toIntExact(number(limit, "limit", LARGEST));
        long smallerThan = before.isEmpty() ? Long.MAX_VALUE : number(before, "before", Long.MAX_VALUE);
        List<AuditStore.Numbered> found = audit.newest(smallerThan, count);
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = reply.putArray("entries");
        found.forEach(one -> entries.add(json(one)));
        if (found.size() == count) {
            reply.put("next", found.get(found.size() - 1).id());
        }
        return reply;
    }

    private static ObjectNode json(AuditStore.Numbered one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", one.id());
        json.put("at", one.entry().at().toString());
        json.put("actor", one.entry().actor());
        json.put("what", one.entry().what());
        json.put("subject", one.entry().subject());
        json.put("detail", one.entry().detail());
        return json;
    }

    private static long number(String text, String parameter, long largest) {
        if (text.matches("[1-9]\\d{0,17}") && Long.parseLong(text) <= largest) {
            return Long.parseLong(text);
        }
        String words =
                "`" + parameter + "` is a whole number from 1" + (largest == Long.MAX_VALUE ? "" : " to " + largest);
        throw Problem.of(ProblemCode.INVALID_REQUEST, words + ".", List.of(new FactProblem("/" + parameter, words)))
                .exception();
    }
}
