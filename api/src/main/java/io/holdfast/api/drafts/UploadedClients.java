package io.holdfast.api.drafts;

import io.holdfast.impact.ImpactSubject;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The clients of a file that came with the request, which lies on the disk until the comparison is over. */
final class UploadedClients implements ImpactClients {

    /** The most that a file may have, in bytes. */
    static final long MAX_BYTES = 200_000_000;

    private final Path file;
    private final String name;
    private final List<ClientBook> open = new ArrayList<>();

    private UploadedClients(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * Takes a file in.
     *
     * @param name which says how it is read, such as {@code body.csv}
     */
    static UploadedClients of(InputStream body, String name) throws IOException {
        Path file = Files.createTempFile("holdfast-impact", ".clients");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
                if (size > MAX_BYTES) {
                    throw Refused.tooLarge("A client book for a comparison may have " + MAX_BYTES
                            + " bytes. Import it, and compare over the stored clients.");
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
        return new UploadedClients(file, name);
    }

    @Override
    public long total() {
        return 0;
    }

    @Override
    public Iterator<ImpactSubject> read(RuleBook before, RuleBook after, LocalDate asOf, AtomicLong bad)
            throws IOException {
        Iterator<Entry> earlier = book(before, asOf);
        Optional<Iterator<Entry>> later =
                before.catalogue().book().readsFactsLike(after.catalogue().book())
                        ? Optional.empty()
                        : Optional.of(book(after, asOf));
        return ImpactSubjects.uploaded(earlier, later, bad);
    }

    private ClientBook book(RuleBook book, LocalDate asOf) throws IOException {
        ClientBook clients = ClientBook.open(
                Files.newInputStream(file),
                name,
                Optional.empty(),
                new ClientReader(book.catalogue().book()),
                asOf);
        open.add(clients);
        return clients;
    }

    @Override
    public String word() {
        return "uploaded";
    }

    @Override
    public void close() throws IOException {
        for (ClientBook one : open) {
            one.close();
        }
        Files.deleteIfExists(file);
    }
}
