package io.holdfast.api.decisions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.bodies.MalformedJson;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.ArchivedBooks;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.PathAnswer;
import io.holdfast.decision.Patience;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Decides again what was decided once: by the same rule book, to show that nothing changed, or by another. */
final class Replays {

    private static final String LIVE = "live";

    private final ActiveBook active;
    private final ArchivedBooks archived;
    /** Looks to the end, so that it finds what was found, however slow it is here and now. */
    private static final DecisionEngine PATIENT = new DecisionEngine();

    /** Stops where it was stopped: what more time would have found was not what was answered. */
    private static final DecisionEngine HASTY = new DecisionEngine(() -> Patience.NONE);

    private final String version;

    Replays(ActiveBook active, ArchivedBooks archived, String version) {
        this.active = active;
        this.archived = archived;
        this.version = version;
    }

    /** Same facts and day; the revision as the body asks for, the decision's own where it says nothing. */
    ObjectNode replay(KeptDecision kept, byte[] body) {
        Optional<String> asked = revision(body);
        RuleBook book = asked.map(this::asked).orElseGet(() -> own(kept));
        Asked question = Asked.of(kept.request());
        Dossier dossier = new ClientReader(book.catalogue().book())
                .read(kept.facts(), kept.asOf())
                .fold(
                        client -> new Dossier(
                                client,
                                kept::facts,
                                question.known(),
                                question.options().setAside()),
                        problems -> {
                            throw Problem.of(
                                            ProblemCode.INVALID_FACTS,
                                            "That rule book cannot read the facts of this decision.",
                                            List.copyOf(problems))
                                    .exception();
                        });
        String again = new String(
                Decider.answered(engine(kept, book), book, dossier, question, kept.id())
                        .bytes(),
                StandardCharsets.UTF_8);
        return told(kept, book, again);
    }

    private static DecisionEngine engine(KeptDecision kept, RuleBook book) {
        String because = Json.read(kept.answer()).path("path").path("because").asText();
        return book.revision().hash().equals(kept.revision()) && PathAnswer.isOutOfPatience(because) ? HASTY : PATIENT;
    }

    private ObjectNode told(KeptDecision kept, RuleBook book, String again) {
        JsonNode before = Json.read(kept.answer());
        JsonNode after = Json.read(again);
        boolean same = book.revision().hash().equals(kept.revision());
        ObjectNode differences = Differences.of(before, after);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("id", kept.id().toString());
        told.put("asOf", kept.asOf().toString());
        told.put("identical", same ? again.equals(kept.answer()) : differences.isEmpty());
        told.putObject("revision")
                .put("then", kept.revision())
                .put("now", book.revision().hash());
        ObjectNode engines = told.putObject("engine").put("then", kept.engine()).put("now", version);
        if (!kept.engine().equals(version)) {
            engines.put(
                    "note", "This decision was made by another version of Holdfast, which may have decided otherwise.");
        }
        told.set("differences", differences);
        told.set("answer", after);
        return told;
    }

    private RuleBook own(KeptDecision kept) {
        return build(kept.revision())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND, "The rule book of this decision is not kept; name another.")
                        .exception());
    }

    private RuleBook asked(String revision) {
        return revision.equals(LIVE)
                ? Decider.live(active)
                : build(revision)
                        .orElseThrow(() -> wrong("/revision", "no rule book of that revision ever decided here"));
    }

    private Optional<RuleBook> build(String revision) {
        try {
            return archived.book(revision);
        } catch (ArchivedBooks.NoLongerBuilds rejected) {
            throw wrong("/revision", String.valueOf(rejected.getMessage()));
        }
    }

    private static Optional<String> revision(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        Optional<String> revision = Optional.empty();
        try (JsonParser parser = DecisionRequestReader.JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong("", "the body is empty, or an object: { \"revision\": \"live\" }");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                if (!key.equals("revision")) {
                    throw wrong("/" + DecisionRequestReader.escaped(key), "only `revision` can be said here");
                }
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw wrong("/revision", "`revision` is a text: a revision's name, or `live`");
                }
                revision = Optional.of(parser.getText());
            }
            if (parser.nextToken() != null) {
                throw MalformedJson.problem(
                                "Something follows behind the end of the document", parser.currentTokenLocation())
                        .exception();
            }
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
        return revision;
    }

    private static RuntimeException wrong(String pointer, String message) {
        return Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "One mistake; `errors` says where.",
                        List.of(new FactProblem(pointer, message)))
                .exception();
    }
}
