package io.holdfast.intake;

import io.holdfast.client.FactProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file of clients, read one after the other; what cannot be read is an entry too, and the rest goes on. */
public final class ClientBook implements Iterator<Entry>, AutoCloseable {

    private final InputStream in;
    private final EntrySource source;
    private final @Nullable Map<String, Long> lineOfId;
    private @Nullable Entry next;
    private boolean over;

    private ClientBook(InputStream in, EntrySource source, @Nullable Map<String, Long> lineOfId) {
        this.in = in;
        this.source = source;
        this.lineOfId = lineOfId;
    }

    /**
     * Opens a client book.
     *
     * @param name the file's name, which decides how it is read: {@code .json}, {@code .jsonl}, {@code .csv}, each
     *     also {@code .gz}; with any other, such as {@code -}, its content decides
     * @param mapping how columns become facts; without one, columns are named like facts
     * @throws IOException when it cannot be had, or is plainly something else
     */
    public static ClientBook open(
            InputStream in, String name, Optional<Mapping> mapping, ClientReader reader, LocalDate asOf)
            throws IOException {
        Content content = Content.of(in, name);
        Form form = Form.of(content, mapping.isPresent());
        if (mapping.isPresent() && form != Form.CSV) {
            throw new IOException("A mapping is for CSV files, and " + name + " is JSON");
        }
        EntrySource source = switch (form) {
            case JSON -> new JsonBook(content.in(), reader, asOf);
            case JSON_LINES -> new JsonLinesBook(content.in(), reader, asOf);
            case CSV -> new CsvBook(content.in(), mapping, reader, asOf);
        };
        return new ClientBook(content.in(), source, new HashMap<>());
    }

    /**
     * The same book, not yet begun, remembering nobody: for callers who find clients that come twice on their own, so
     * that a book of any size takes no more memory than another.
     */
    public ClientBook lettingClientsComeTwice() {
        return new ClientBook(in, source, null);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = pull();
            over |= next == null;
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The client book is at its end.");
        }
        Entry entry = next;
        next = null;
        return entry;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable Entry pull() {
        try {
            Entry entry = source.next();
            return entry instanceof Entry.Good good ? unlessSeen(good) : entry;
        } catch (EOFException | ZipException cutOff) {
            over = true;
            return JsonLinesBook.bad(
                    Math.max(1, source.line()), "the file's gzip data is damaged or ends too early; the rest is lost");
        } catch (IOException unreadable) {
            over = true;
            return JsonLinesBook.bad(
                    Math.max(1, source.line()),
                    "the file cannot be read further: " + Wording.plain(String.valueOf(unreadable.getMessage()), 200));
        }
    }

    private Entry unlessSeen(Entry.Good good) {
        if (lineOfId == null) {
            return good;
        }
        Long before = lineOfId.putIfAbsent(good.client().id(), good.line());
        return before == null
                ? good
                : new Entry.Bad(
                        good.line(),
                        List.of(new FactProblem(
                                "/id",
                                "client " + Wording.quoted(good.client().id()) + " was already on line " + before)));
    }

    /** How a file is read. */
    private enum Form {
        JSON,
        JSON_LINES,
        CSV;

        static Form of(Content content, boolean mapped) {
            String name = content.name();
            if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
                return JSON_LINES;
            } else if (name.endsWith(".json")) {
                return JSON;
            } else if (mapped || name.endsWith(".csv") || name.endsWith(".tsv")) {
                return CSV;
            }
            return byContent(content.beginning());
        }

        private static Form byContent(String beginning) {
            if (beginning.startsWith("[")) {
                return JSON;
            } else if (!beginning.startsWith("{")) {
                return CSV;
            }
            int end = beginning.indexOf('\n');
            String firstLine = end < 0 ? beginning : beginning.substring(0, end);
            boolean wrapped = beginning.substring(1).stripLeading().startsWith("\"clients\"");
            boolean longLine = end < 0 && beginning.length() > 2000;
            return !wrapped && (longLine || firstLine.strip().endsWith("}")) ? JSON_LINES : JSON;
        }
    }
}
