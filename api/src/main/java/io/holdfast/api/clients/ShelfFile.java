package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.intake.Mapping;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client book in a file; entries that cannot be read are counted in the log and left out. */
public final class ShelfFile implements ShelfSource {

    private static final Logger LOG = LoggerFactory.getLogger(ShelfFile.class);

    private final Path file;
    private final Optional<Path> mapping;
    private final Optional<LocalDate> day;
    private final Clock clock;

    public ShelfFile(Path file, Optional<Path> mapping, Optional<LocalDate> day, Clock clock) {
        this.file = file;
        this.mapping = mapping;
        this.day = day;
        this.clock = clock;
    }

    @Override
    public Optional<LocalDate> day() {
        return day;
    }

    @Override
    public List<JsonNode> read(RuleBook book) throws IOException {
        Optional<Mapping> columns = mapping.isPresent() ? Optional.of(columns(mapping.get())) : Optional.empty();
        LocalDate asOf = day.or(() -> columns.flatMap(Mapping::asOf))
                .orElseGet(() -> LocalDate.ofInstant(
                        clock.instant(), book.catalogue().book().timeZone()));
        ClientReader reader = new ClientReader(book.catalogue().book());
        List<JsonNode> clients = new ArrayList<>();
        List<Entry.Bad> bad = new ArrayList<>();
        try (ClientBook entries = ClientBook.open(Files.newInputStream(file), file.toString(), columns, reader, asOf)) {
            while (entries.hasNext()) {
                Entry entry = entries.next();
                if (entry instanceof Entry.Good good) {
                    clients.add(FactsJson.of(good.client()));
                } else if (entry instanceof Entry.Bad wrong) {
                    bad.add(wrong);
                }
            }
        }
        if (!bad.isEmpty()) {
            LOG.warn(
                    "{} entries of the client book cannot be read, the first on line {}; `holdfast decide` lists them",
                    bad.size(),
                    bad.get(0).line());
        }
        return clients;
    }

    private static Mapping columns(Path mapping) throws IOException {
        List<String> faults = new ArrayList<>();
        Optional<Mapping> read = Mapping.read(mapping.toString(), Files.readString(mapping))
                .fold(Optional::of, errors -> {
                    errors.forEach(error -> faults.add(error.line()));
                    return Optional.empty();
                });
        return read.orElseThrow(() -> new IOException(String.join("; ", faults)));
    }
}
