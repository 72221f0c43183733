package io.holdfast.intake;

import io.holdfast.client.FactProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client a line: a broken line does not touch the next. */
final class JsonLinesBook implements EntrySource {

    private final TextLines lines;
    private final ClientReader reader;
    private final LocalDate asOf;

    JsonLinesBook(InputStream in, ClientReader reader, LocalDate asOf) {
        lines = new TextLines(in);
        this.reader = reader;
        this.asOf = asOf;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        TextLine line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        return line == null ? null : entry(line);
    }

    private Entry entry(TextLine line) {
        long number = line.number();
        if (line.tooLong()) {
            return bad(number, "the line is longer than any client can be");
        }
        if (line.isGarbled()) {
            return bad(number, "the line holds bytes that are not UTF-8; save the file as UTF-8");
        }
        return reader.read(line.text(), asOf)
                .fold(client -> new Entry.Good(number, client), problems -> new Entry.Bad(number, problems));
    }

    @Override
    public long line() {
        return lines.number();
    }

    static Entry bad(long line, String message) {
        return new Entry.Bad(line, List.of(new FactProblem("", message)));
    }
}
