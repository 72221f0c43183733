package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.decisions.Answers;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.outcomes.OutcomesResource;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.catalogue.Book;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Columns in, columns out, by the very path of {@code /v1/decisions} and {@code /v1/outcomes}. */
final class FlatCalls {

    private final ActiveBook active;
    private final Answers decisions;
    private final OutcomesResource outcomes;

    FlatCalls(ActiveBook active, Answers decisions, OutcomesResource outcomes) {
        this.active = active;
        this.decisions = decisions;
        this.outcomes = outcomes;
    }

    /** The settings of the live book, or the problem that there is none. */
    Book book() {
        return active.current()
                .map(book -> book.catalogue().book())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK,
                                "No rule book was ever good, so nothing can be decided. GET /v1/rules says why.")
                        .exception());
    }

    /**
     * Decides.
     *
     * @param cells how values are written
     * @param place where a column stands in the body that was sent
     */
    ObjectNode decide(JsonNode flat, Book book, Cells cells, UnaryOperator<String> place, SecurityContext security)
            throws IOException {
        FlatRequest request = new FlatRequest(flat, Columns.of(book), cells);
        try {
            Optional<RequestKey> key = RequestKey.of(
                    request.requestId().orElse(null), Caller.of(security).name(), "");
            byte[] answer = key.isPresent()
                    ? decisions.once(request.body(), key.get().key(), security)
                    : decisions.to(request.body(), security);
            return FlatDecision.of(JsonBody.read(answer));
        } catch (ProblemException refused) {
            throw FlatProblems.told(refused.problem(), request.problems(), request::column, place);
        }
    }

    /** Keeps a report. */
    Response report(JsonNode flat, SecurityContext security) throws IOException {
        FlatOutcome report = new FlatOutcome(flat, Cells.typed(book().timeZone()));
        try (Response given = outcomes.report(
                new ByteArrayInputStream(report.body()), report.requestId().orElse(null), security)) {
            ObjectNode answer = FlatOutcome.answer(JsonBody.read((byte[]) given.getEntity()));
            boolean again = given.getHeaderString(RequestKey.REPLAYED) != null;
            return Response.status(given.getStatus())
                    .entity(again ? answer.put("repeated", true) : answer)
                    .build();
        } catch (ProblemException refused) {
            throw FlatProblems.told(refused.problem(), report.problems(), report::column, UnaryOperator.identity());
        }
    }
}
