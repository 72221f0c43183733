package io.holdfast.api.command;

import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.intake.Mapping;
import io.holdfast.source.Sha256;
import io.holdfast.worth.figures.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The clients of a file: one day's facts. */
final class FileSource implements ClientSource {

    private final String file;
    private final String shown;
    private final byte[] bytes;
    private final Optional<Mapping> mapping;
    private final Report report;
    private boolean told;

    FileSource(String file, String shown, byte[] bytes, Optional<Mapping> mapping, Report report) {
        this.file = file;
        this.shown = shown;
        this.bytes = bytes;
        this.mapping = mapping;
        this.report = report;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public void each(Book book, LocalDate day, Consumer<Client> taker) throws IOException {
        try (ClientBook entries =
                ClientBook.open(new ByteArrayInputStream(bytes), file, mapping, new ClientReader(book), day)) {
            entries.forEachRemaining(entry -> {
                if (entry instanceof Entry.Good good) {
                    taker.accept(good.client());
                } else if (entry instanceof Entry.Bad bad && !told) {
                    report.bad(shown + ":" + bad.line(), bad.problems());
                }
            });
        }
        told = true;
    }

    @Override
    public void over(Book book, List<LocalDate> days, Consumer<Timeline> taker) throws IOException {
        each(book, days.get(days.size() - 1), client -> taker.accept(Timeline.of(client)));
    }

    @Override
    public void reportedOnly(Book book, LocalDate day, Consumer<Client> taker) {
        // A file holds nobody but its clients.
    }

    @Override
    public String sha256() {
        return Sha256.hex(bytes);
    }
}
