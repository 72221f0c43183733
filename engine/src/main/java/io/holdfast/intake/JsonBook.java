package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Clients in one JSON text: a list, an object with a list of {@code clients}, or one client after the other. */
final class JsonBook implements EntrySource {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final ClientReader reader;
    private final LocalDate asOf;
    private boolean inList;
    private boolean inWrapper;
    private boolean any;
    private boolean over;

    JsonBook(InputStream in, ClientReader reader, LocalDate asOf) throws IOException {
        parser = JSON.createParser(in);
        this.reader = reader;
        this.asOf = asOf;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        if (over) {
            return null;
        }
        try {
            Entry entry = read();
            over |= entry == null;
            if (entry == null && !any) {
                return JsonLinesBook.bad(1, "the file is empty");
            }
            any = true;
            return entry;
        } catch (JsonProcessingException malformed) {
            over = true;
            return JsonLinesBook.bad(
                    line(), "the file " + ClientReader.malformed(malformed) + "; what follows could not be read");
        }
    }

    private @Nullable Entry read() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            long line = line();
            if (inList && token == JsonToken.END_ARRAY) {
                inList = false;
            } else if (inList) {
                return client(line);
            } else if (inWrapper) {
                passMember(token);
            } else if (token == JsonToken.START_ARRAY) {
                inList = true;
                any = true;
            } else if (token != JsonToken.START_OBJECT) {
                return client(line);
            } else if (parser.nextToken() == JsonToken.FIELD_NAME
                    && parser.currentName().equals("clients")) {
                inWrapper = true;
                any = true;
                passMember(JsonToken.FIELD_NAME);
            } else {
                return client(line);
            }
            token = parser.nextToken();
        }
        return null;
    }

    /** Enters the list of clients, passes whatever else the wrapper holds. */
    private void passMember(JsonToken token) throws IOException {
        if (token == JsonToken.END_OBJECT) {
            inWrapper = false;
            return;
        }
        boolean clients = parser.currentName().equals("clients");
        if (parser.nextToken() == JsonToken.START_ARRAY && clients) {
            inList = true;
        } else {
            parser.skipChildren();
        }
    }

    private Entry client(long line) throws IOException {
        return reader.read(parser, asOf)
                .fold(client -> new Entry.Good(line, client), problems -> new Entry.Bad(line, problems));
    }

    @Override
    public long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
