package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.bodies.MalformedJson;
import io.holdfast.api.clients.ClientIds;
import io.holdfast.api.clients.StoredFacts;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Known;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers what a decision is made from: facts of the request, stored facts under them, and what was reported since. */
final class Dossiers {

    private final StoredFactsSource stored;
    private final KnownHistory reported;
    private final DecisionSettings settings;

    Dossiers(StoredFactsSource stored, KnownHistory reported, DecisionSettings settings) {
        this.stored = stored;
        this.reported = reported;
        this.settings = settings;
    }

    /** The same, with what was reported about some clients looked up at once, where anything is kept. */
    Dossiers lookedUp(Supplier<Set<String>> clientIds) {
        if (settings.stateless()) {
            return this;
        }
        Set<String> ids = clientIds.get();
        return ids.isEmpty() ? this : new Dossiers(stored, reported.lookedUp(ids), settings);
    }

    /**
     * The facts as they are known on a day; on a day to come, as they are known today.
     *
     * @param around mistakes found so far, which are told together with those of the facts
     */
    Dossier of(RuleBook book, byte[] body, DecisionRequest request, Days days, List<FactProblem> around) {
        if (request.clientId().isPresent()) {
            return ofNamed(book, body, request, request.clientId().get(), days, around);
        }
        if (request.client().isEmpty()) {
            throw refused(around, List.of());
        }
        return ofBrought(book, body, request, days, around);
    }

    /** Facts that stand beside the id of a client nobody keeps are all there is of that client. */
    private Dossier ofNamed(
            RuleBook book, byte[] body, DecisionRequest request, String id, Days days, List<FactProblem> around) {
        Optional<ObjectNode> brought = request.client().map(slice -> overlay(body, slice));
        if (settings.stateless()) {
            return brought.map(facts -> ofUnkept(book, facts, id, days, around))
                    .orElseGet(() ->
                            refuse(around, "/clientId", "this service keeps no clients; send the facts as `client`"));
        }
        Optional<StoredFacts> kept = stored.factsOn(id, days.known());
        if (kept.isPresent()) {
            return ofStored(book, brought, kept.get(), id, days, around);
        }
        return brought.map(facts -> ofUnkept(book, facts, id, days, around))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                "No facts are kept about this client. Send them as `client`, or PUT them first.",
                                List.of(new FactProblem("/clientId", "no client of that id is kept")))
                        .exception());
    }

    private Dossier ofUnkept(RuleBook book, ObjectNode facts, String id, Days days, List<FactProblem> around) {
        refuseTwoNames(facts, id, around);
        if (!facts.has("id")) {
            facts.put("id", id);
        }
        History history = history(book, id, days);
        FactLayers.addContacts(facts, history.contacts());
        ClientReading reading = read(book, facts, days);
        if (reading instanceof ClientReading.Read good && around.isEmpty()) {
            return new Dossier(
                    good.client(), () -> Json.text(facts), Optional.empty(), history.setAsideOn(days.asOf()));
        }
        throw refused(around, below("/client", reading.fold(client -> List.of(), problems -> problems)));
    }

    private static void refuseTwoNames(ObjectNode facts, String id, List<FactProblem> around) {
        JsonNode itsId = facts.get("id");
        if (itsId != null && itsId.isTextual() && !itsId.textValue().equals(id)) {
            around.add(new FactProblem("/client/id", "`client.id` and `clientId` name two clients"));
        }
    }

    private Dossier ofBrought(
            RuleBook book, byte[] body, DecisionRequest request, Days days, List<FactProblem> around) {
        DecisionRequest.Slice slice = request.client().orElseThrow();
        Supplier<String> text = () -> new String(body, slice.from(), slice.length(), StandardCharsets.UTF_8);
        ClientReading reading = request.read()
                .<ClientReading>map(ClientReading.Read::new)
                .orElseGet(() -> streamed(book, body, slice, days.asOf()));
        List<FactProblem> facts = new ArrayList<>(reading.fold(client -> List.of(), problems -> problems));
        if (reading instanceof ClientReading.Read good) {
            String id = good.client().id();
            if (!settings.stateless()) {
                ClientIds.problem(id).ifPresent(why -> facts.add(new FactProblem("/id", why)));
            }
            if (facts.isEmpty() && around.isEmpty()) {
                History history = history(book, id, days);
                return history.contacts().isEmpty()
                        ? new Dossier(good.client(), text, Optional.empty(), history.setAsideOn(days.asOf()))
                        : withContacts(book, Json.object(text.get()), history, days);
            }
        }
        throw refused(around, below("/client", facts));
    }

    /** Facts that were read before can be read again with contacts that we wrote ourselves. */
    private static Dossier withContacts(RuleBook book, ObjectNode facts, History history, Days days) {
        FactLayers.addContacts(facts, history.contacts());
        return read(book, facts, days)
                .fold(
                        client -> new Dossier(
                                client, () -> Json.text(facts), Optional.empty(), history.setAsideOn(days.asOf())),
                        wrong -> {
                            throw refused(List.of(), below("/client", wrong));
                        });
    }

    private History history(RuleBook book, String id, Days days) {
        return settings.stateless()
                ? History.NONE
                : reported.of(id, days.known(), book.catalogue().book().timeZone());
    }

    private static ClientReading read(RuleBook book, ObjectNode facts, Days days) {
        return new ClientReader(book.catalogue().book()).read(facts, days.asOf());
    }

    private Dossier ofStored(
            RuleBook book,
            Optional<ObjectNode> brought,
            StoredFacts kept,
            String id,
            Days days,
            List<FactProblem> around) {
        History history = history(book, id, days);
        ObjectNode facts = Json.object(kept.facts());
        Follow.changeAll(settings.follows(), facts, kept.validFrom(), history.contacts());
        ObjectNode over = brought.orElseGet(facts::objectNode);
        refuseTwoNames(over, id, around);
        FactLayers.lay(over, facts);
        FactLayers.addContacts(facts, history.contacts());
        ClientReading reading = read(book, facts, days);
        if (reading instanceof ClientReading.Read good && around.isEmpty()) {
            return new Dossier(
                    good.client(), () -> Json.text(facts), Optional.of(known(kept)), history.setAsideOn(days.asOf()));
        }
        List<FactProblem> wrong = reading.fold(client -> List.of(), problems -> problems);
        throw refused(around, wrong.stream().map(one -> placed(one, over)).toList());
    }

    private static Known known(StoredFacts kept) {
        return new Known(
                kept.validFrom(),
                kept.beforeFirst()
                        ? "Nothing is known of this client on that day: these are the earliest facts, of "
                                + kept.validFrom() + "."
                        : null);
    }

    private static ClientReading streamed(RuleBook book, byte[] body, DecisionRequest.Slice facts, LocalDate asOf) {
        try (var parser = DecisionRequestReader.JSON.createParser(body, facts.from(), facts.length())) {
            return new ClientReader(book.catalogue().book()).read(parser, asOf);
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
    }

    private static ObjectNode overlay(byte[] body, DecisionRequest.Slice slice) {
        return Json.object(new String(body, slice.from(), slice.length(), StandardCharsets.UTF_8));
    }

    /** Points at the request where it brought the fact, and at the id where the fact was stored. */
    private static FactProblem placed(FactProblem problem, ObjectNode over) {
        boolean brought =
                !problem.pointer().isEmpty() && !over.at(problem.pointer()).isMissingNode();
        return brought
                ? new FactProblem("/client" + problem.pointer(), problem.message())
                : new FactProblem(
                        "/clientId",
                        "a stored fact does not fit the rule book, " + problem.pointer() + ": " + problem.message());
    }

    private static List<FactProblem> below(String pointer, List<FactProblem> problems) {
        return problems.stream()
                .map(one -> new FactProblem(pointer + one.pointer(), one.message()))
                .toList();
    }

    private static Dossier refuse(List<FactProblem> around, String pointer, String message) {
        around.add(new FactProblem(pointer, message));
        throw refused(around, List.of());
    }

    private static RuntimeException refused(List<FactProblem> around, List<FactProblem> facts) {
        List<FactProblem> errors = new ArrayList<>(around);
        errors.addAll(facts);
        ProblemCode code = around.isEmpty() ? ProblemCode.INVALID_FACTS : ProblemCode.INVALID_REQUEST;
        String what = errors.size() == 1
                ? "One mistake; `errors` says where."
                : errors.size() + " mistakes; `errors` says where.";
        return Problem.of(code, what, errors).exception();
    }

    /**
     * The days of one decision.
     *
     * @param asOf decided for
     * @param known the last day whose facts count: {@code asOf}, but never later than today
     */
    record Days(LocalDate asOf, LocalDate known) {

        static Days of(LocalDate asOf, LocalDate today) {
            return new Days(asOf, asOf.isBefore(today) ? asOf : today);
        }
    }
}
