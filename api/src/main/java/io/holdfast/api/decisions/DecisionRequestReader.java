package io.holdfast.api.decisions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.holdfast.api.bodies.MalformedJson;
import io.holdfast.api.clients.ClientIds;
import io.holdfast.api.decisions.DecisionRequest.Slice;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.IsoDate;
import io.holdfast.source.Nearest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands around the client's facts, strictly. Most requests have nothing wrong with them: there the facts are
 * read along with the rest. In all others they are only skipped here, since the day they are read for may come after them.
 */
final class DecisionRequestReader {

    /** For bodies that are read at one go: each of its readers knows what it has seen. */
    private static final JsonFactory AT_ONE_GO = new JsonFactory();

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> KEYS =
            List.of("client", "clientId", "asOf", "top", "explain", "path", "dryRun", "revision");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{64}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final Optional<Along> along;
    private final List<FactProblem> problems = new ArrayList<>();
    private @Nullable Slice client;
    private @Nullable LocalDate asOf;
    private int top = Options.STANDARD.top();
    private Explain explain = Options.STANDARD.explain();
    private Optional<String> path = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<String> revision = Optional.empty();
    private boolean dryRun;
    private boolean clientSeen;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Client read;
    private @Nullable LocalDate readFor;

    private DecisionRequestReader(Optional<Along> along) {
        this.along = along;
    }

    /** How facts are read along. */
    private record Along(ClientReader reader, LocalDate today) {}

    /**
     * Reads a body, its facts along with it where that can be.
     *
     * @param reader reads them by the live rule book
     * @param today the day they are read for where the body has named no other before
     */
    static DecisionRequest read(byte[] body, ClientReader reader, LocalDate today) {
        DecisionRequestReader reading = new DecisionRequestReader(Optional.of(new Along(reader, today)));
        return reading.isSound(body) ? reading.request() : read(body);
    }

    /**
     * Whether a body brings all its facts along and nothing at all is wrong with it; all else is for the careful way,
     * which finds out what exactly.
     */
    private boolean isSound(byte[] body) {
        try (JsonParser parser = AT_ONE_GO.createParser(body)) {
            document(parser);
            return problems.isEmpty() && clientId.isEmpty();
        } catch (IOException | ProblemException fault) {
            return false;
        }
    }

    /** Reads a body; throws a problem only where it is not one JSON object. */
    static DecisionRequest read(byte[] body) {
        DecisionRequestReader reading = new DecisionRequestReader(Optional.empty());
        try (JsonParser parser = JSON.createParser(body)) {
            reading.document(parser);
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
        return reading.request();
    }

    private void document(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw MalformedJson.problem("The body is empty.").exception();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            problems.add(new FactProblem("", "the body is " + kind(parser) + ", not an object with `client` in it"));
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (!seen.add(key)) {
                wrong(key, "`" + brief(key) + "` is given twice");
            }
            member(key, parser);
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw MalformedJson.problem(
                            "Something follows behind the end of the document", parser.currentTokenLocation())
                    .exception();
        }
        if (!clientSeen) {
            wrong(
                    "client",
                    "the client's facts are missing: \"client\": { \"id\": \"C-1\" }, or \"clientId\": \"C-1\" for stored ones");
        }
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "client" -> client(parser);
            case "clientId" -> clientId(parser);
            case "asOf" -> asOf(parser);
            case "top" -> top(parser);
            case "explain" -> explain(parser);
            case "path" -> path(parser);
            case "dryRun" -> dryRun(parser);
            case "revision" -> revision(parser);
            default -> other(key);
        }
    }

    private void client(JsonParser parser) throws IOException {
        clientSeen = true;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong("client", "the client's facts are an object, not " + kind(parser));
            return;
        }
        long from = parser.currentTokenLocation().getByteOffset();
        if (along.isPresent() && clientId.isEmpty()) {
            readAlong(parser, along.get());
        } else {
            parser.skipChildren();
        }
        long to = parser.currentTokenLocation().getByteOffset() + 1;
        if (from < 0) {
            throw MalformedJson.problem("The body is not UTF-8, which JSON has to be.")
                    .exception();
        }
        client = new Slice((int) from, (int) (to - from));
    }

    private void readAlong(JsonParser parser, Along how) throws IOException {
        readFor = Objects.requireNonNullElse(asOf, how.today());
        how.reader().read(parser, readFor).fold(facts -> read = facts, problems::addAll);
    }

    private void asOf(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("asOf", "a date is a text like \"2026-03-01\", not " + kind(parser));
            return;
        }
        String text = parser.getText();
        try {
            LocalDate day = IsoDate.of(text).orElseGet(() -> LocalDate.parse(text));
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                wrong("asOf", "the year has to be " + FIRST_YEAR + " to " + LAST_YEAR);
            } else {
                asOf = day;
            }
        } catch (DateTimeParseException impossible) {
            wrong("asOf", "`" + brief(text) + "` is not a date of the calendar (yyyy-mm-dd)");
        }
    }

    private void top(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrong("top", "`top` is a whole number from 1 to 100, not " + kind(parser));
            return;
        }
        boolean small = parser.getNumberType() == JsonParser.NumberType.INT;
        if (!small || parser.getIntValue() < 1 || parser.getIntValue() > 100) {
            wrong("top", "`top` is 1 to 100");
        } else {
            top = parser.getIntValue();
        }
    }

    private void explain(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("explain", "`explain` is a text, not " + kind(parser));
            return;
        }
        String word = parser.getText();
        Optional<Explain> known = Explain.of(word);
        if (known.isEmpty()) {
            wrong("explain", "`explain` is one of none, why, full, not `" + brief(word) + "`");
        }
        explain = known.orElse(explain);
    }

    private void path(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("path", "`path` is the id of an action, not " + kind(parser));
            return;
        }
        path = Optional.of(parser.getText());
    }

    private void dryRun(JsonParser parser) {
        if (parser.currentToken().isBoolean()) {
            dryRun = parser.currentToken() == JsonToken.VALUE_TRUE;
        } else {
            wrong("dryRun", "`dryRun` is true or false, not " + kind(parser));
        }
    }

    private void clientId(JsonParser parser) throws IOException {
        clientSeen = true;
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("clientId", "`clientId` is the id of a stored client, a text, not " + kind(parser));
            return;
        }
        String id = parser.getText();
        Optional<String> problem = ClientIds.problem(id);
        problem.ifPresentOrElse(why -> wrong("clientId", why), () -> clientId = Optional.of(id));
    }

    private void revision(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong("revision", "`revision` is the name of a rule book that decided once, a text, not " + kind(parser));
            return;
        }
        if (!REVISION.matcher(parser.getText()).matches()) {
            wrong("revision", "a revision is 64 digits of 0-9 and a-f, as decisions and GET /v1/rules name it");
            return;
        }
        revision = Optional.of(parser.getText());
    }

    private void other(String key) {
        String advice = Nearest.advice(key, KEYS);
        wrong(key, "no `" + brief(key) + "` in a request" + (advice.isEmpty() ? "" : ". " + advice));
    }

    private void wrong(String key, String message) {
        problems.add(new FactProblem(pointer(key), message));
    }

    private static String pointer(String key) {
        return "/" + escaped(key);
    }

    /** A key as a part of a pointer, short enough to be repeated. */
    static String escaped(String key) {
        return brief(key).replace("~", "~0").replace("/", "~1");
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String kind(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case START_ARRAY, END_ARRAY -> "a list";
            default -> "an object";
        };
    }

    private DecisionRequest request() {
        return new DecisionRequest(
                Optional.ofNullable(client),
                Optional.ofNullable(read).filter(facts -> revision.isEmpty() && (asOf == null || asOf.equals(readFor))),
                clientId,
                Optional.ofNullable(asOf),
                new Options(top, explain, path),
                dryRun,
                revision,
                List.copyOf(problems));
    }
}
