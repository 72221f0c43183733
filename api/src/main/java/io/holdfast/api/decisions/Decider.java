package io.holdfast.api.decisions;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Nearest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes the body of a request to its decision, with one rule book from first to last. */
final class Decider {

    private final ActiveBook active;
    private final DecisionEngine engine;
    private final Clock clock;

    Decider(ActiveBook active, DecisionEngine engine, Clock clock) {
        this.active = active;
        this.engine = engine;
        this.clock = clock;
    }

    /** The live book, or the problem that there is none. */
    RuleBook book() {
        return active.current()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK,
                                "No rule book was ever good, so nothing can be decided. GET /v1/rules says why.")
                        .exception());
    }

    /** The id is made up for the callers' and our own logs: no decision is kept yet. */
    Decision decide(RuleBook book, byte[] body) {
        DecisionRequest request = DecisionRequestReader.read(body);
        LocalDate asOf = request.asOf()
                .orElseGet(() -> LocalDate.ofInstant(
                        clock.instant(), book.catalogue().book().timeZone()));
        Client client = client(book, body, request, asOf);
        return engine.decide(book, client, request.options())
                .withId(UUID.randomUUID().toString());
    }

    private static Client client(RuleBook book, byte[] body, DecisionRequest request, LocalDate asOf) {
        if (!request.notYet().isEmpty()) {
            throw Problem.of(
                            ProblemCode.NOT_SUPPORTED_YET,
                            "This version of Holdfast does not do that yet.",
                            Stream.concat(request.notYet().stream(), request.problems().stream())
                                    .toList())
                    .exception();
        }
        if (request.client().isEmpty()) {
            throw refused(request.problems(), List.of());
        }
        ClientReading reading = facts(book, body, request.client().get(), asOf);
        List<FactProblem> around = new ArrayList<>(request.problems());
        request.options().path().flatMap(action -> unknown(book, action)).ifPresent(around::add);
        if (reading instanceof ClientReading.Read good && around.isEmpty()) {
            return good.client();
        }
        throw refused(around, reading.fold(client -> List.of(), problems -> problems));
    }

    private static ClientReading facts(RuleBook book, byte[] body, DecisionRequest.Slice facts, LocalDate asOf) {
        try (var parser = DecisionRequestReader.JSON.createParser(body, facts.from(), facts.length())) {
            return new ClientReader(book.catalogue().book()).read(parser, asOf);
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
    }

    private static Optional<FactProblem> unknown(RuleBook book, String action) {
        if (book.catalogue().action(action).isPresent()) {
            return Optional.empty();
        }
        String near = Nearest.advice(action, book.catalogue().actions().keySet());
        return Optional.of(new FactProblem(
                "/path", "`path` names no action of the catalogue" + (near.isEmpty() ? "" : ". " + near)));
    }

    private static RuntimeException refused(List<FactProblem> around, List<FactProblem> facts) {
        List<FactProblem> errors = new ArrayList<>(around);
        facts.forEach(one -> errors.add(new FactProblem("/client" + one.pointer(), one.message())));
        ProblemCode code = around.isEmpty() ? ProblemCode.INVALID_FACTS : ProblemCode.INVALID_REQUEST;
        String what = errors.size() == 1
                ? "One mistake; `errors` says where."
                : errors.size() + " mistakes; `errors` says where.";
        return Problem.of(code, what, errors).exception();
    }
}
