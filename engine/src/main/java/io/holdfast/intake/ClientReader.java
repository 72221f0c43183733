package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Reads one client's facts strictly: nothing is guessed or bent, and every problem is found at once. */
public final class ClientReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Book book;

    public ClientReader(Book book) {
        this.book = book;
    }

    Book book() {
        return book;
    }

    public ClientReading read(String json, LocalDate asOf) {
        try (JsonParser parser = JSON.createParser(json)) {
            return readAll(parser, asOf);
        } catch (IOException malformed) {
            return refused(malformed(malformed));
        }
    }

    public ClientReading read(byte[] json, LocalDate asOf) {
        try (JsonParser parser = JSON.createParser(json)) {
            return readAll(parser, asOf);
        } catch (IOException malformed) {
            return refused(malformed(malformed));
        }
    }

    public ClientReading read(JsonNode facts, LocalDate asOf) {
        try (JsonParser parser = facts.traverse()) {
            return read(parser, asOf);
        } catch (IOException malformed) {
            return refused(malformed(malformed));
        }
    }

    /**
     * Reads the object that the parser stands on or comes to next, and leaves it on its last token.
     *
     * @throws IOException when the text is no JSON, or cannot be had
     */
    public ClientReading read(JsonParser parser, LocalDate asOf) throws IOException {
        if (!parser.hasCurrentToken()) {
            parser.nextToken();
        }
        JsonToken token = parser.currentToken();
        if (token == null || token == JsonToken.NOT_AVAILABLE) {
            return refused("there is nothing here; a client is an object such as { \"id\": \"C-1\" }");
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.FIELD_NAME && token != JsonToken.END_OBJECT) {
            String found = ScalarFacts.found(parser);
            parser.skipChildren();
            return refused("a client is an object, not " + found);
        }
        Reading reading = new Reading(book.on(asOf), book.attributes());
        Client client = (Client) RecordPlan.of(Client.class).read(parser, reading);
        Contradictions.in(client, reading);
        return reading.problems().isEmpty()
                ? new ClientReading.Read(client)
                : new ClientReading.Refused(reading.problems());
    }

    private ClientReading readAll(JsonParser parser, LocalDate asOf) throws IOException {
        ClientReading reading = read(parser, asOf);
        return parser.hasCurrentToken() && parser.nextToken() != null
                ? refused("more text follows the client at " + place(parser.currentTokenLocation()))
                : reading;
    }

    /** What to say of text that is no JSON. */
    static String malformed(IOException fault) {
        if (!(fault instanceof JsonProcessingException json)) {
            return "cannot be read as UTF-8 text: " + Wording.plain(String.valueOf(fault.getMessage()), 200);
        }
        String where = json.getLocation() == null ? "" : " at " + place(json.getLocation());
        return "is not valid JSON" + where + ": " + Wording.plain(json.getOriginalMessage(), 200);
    }

    private static String place(com.fasterxml.jackson.core.JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static ClientReading refused(String message) {
        return new ClientReading.Refused(List.of(new FactProblem("", message)));
    }
}
