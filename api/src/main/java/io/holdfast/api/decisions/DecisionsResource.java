package io.holdfast.api.decisions;

import io.holdfast.api.access.Role;
import io.holdfast.api.decisions.DecisionMetrics.Outcome;
import io.holdfast.api.problem.Fault;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Decisions for callers who bring the client's facts along. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionsResource {

    private final Decider decider;
    private final DecisionMetrics metrics;

    public DecisionsResource(ActiveBook active, DecisionEngine engine, Clock clock, DecisionMetrics metrics) {
        this.decider = new Decider(active, engine, clock);
        this.metrics = metrics;
    }

    @POST
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] decide(InputStream body) throws IOException {
        long from = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            RuleBook book = decider.book();
            Decision decision = decider.decide(book, body.readAllBytes());
            byte[] answer = DecisionJson.line(decision).getBytes(StandardCharsets.UTF_8);
            outcome = decision.recommendations().isEmpty() ? Outcome.NOTHING_RECOMMENDED : Outcome.RECOMMENDED;
            return answer;
        } catch (ProblemException problem) {
            outcome = outcome(problem.problem().code());
            throw problem;
        } finally {
            metrics.record(outcome, System.nanoTime() - from);
        }
    }

    private static Outcome outcome(ProblemCode code) {
        if (code == ProblemCode.NO_RULE_BOOK) {
            return Outcome.NO_RULE_BOOK;
        }
        return code.fault() == Fault.CALLER ? Outcome.REFUSED : Outcome.FAILED;
    }
}
