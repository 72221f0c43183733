package io.holdfast.api.drafts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who published what, who changed which rule, and what became of what rules recommended. */
@Path("/v1/rules/history")
@Produces(MediaType.APPLICATION_JSON)
public final class RuleHistoryResource {

    private final Publishing publishing;
    private final RuleHistory history;

    RuleHistoryResource(Publishing publishing, RuleHistory history) {
        this.publishing = publishing;
        this.history = history;
    }

    /** Every publication, the last first. */
    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object history() {
        return Map.of(
                "publications",
                publishing.history().stream().map(DraftReply.Published::of).toList());
    }

    /** For each rule that decides now, who last changed it, when and why. */
    @GET
    @Path("rules")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object blame() {
        return Map.of("rules", history.blame().stream().map(Row::of).toList());
    }

    /** How often each rule was behind a recommendation, and what clients and managers made of those. */
    @GET
    @Path("lives")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object lives(@Context UriInfo uri) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        uri.getQueryParameters().forEach((key, values) -> query.put(key, values.get(0)));
        List<FactProblem> problems = new ArrayList<>();
        Optional<LocalDate> since = new Fields(query, "", List.of("since"), problems).day("since");
        DraftsResource.refuseBad(problems);
        RuleHistory.Lives lives = history.lives(since);
        return Map.of(
                "since", lives.since().toString(),
                "decisions", lives.decisions(),
                "complete", lives.complete(),
                "unexplained", lives.unexplained(),
                "rules", lives.rules(),
                "running", lives.running());
    }

    /** A rule and who last changed it; the latter absent where a folder decides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String rule,
            String stage,
            String file,
            int line,
            @Nullable Long number,
            @Nullable String at,
            @Nullable String author,
            @Nullable String reviewer,
            @Nullable String message) {

        static Row of(RuleHistory.Changed changed) {
            Optional<Publication> by = changed.by();
            return new Row(
                    changed.rule().name(),
                    changed.rule().stage().word(),
                    changed.rule().at().file(),
                    changed.rule().at().line(),
                    by.map(Publication::number).orElse(null),
                    by.map(one -> one.at().toString()).orElse(null),
                    by.map(Publication::author).orElse(null),
                    by.flatMap(Publication::reviewer).orElse(null),
                    by.map(Publication::message).orElse(null));
        }
    }
}
