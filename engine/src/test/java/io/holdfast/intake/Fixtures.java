package io.holdfast.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Opens client books and mappings of tests. */
final class Fixtures {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."), "fixtures");

    private Fixtures() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Mapping mapping(String yaml) {
        return Mapping.read("mapping.yaml", yaml).fold(mapping -> mapping, errors -> {
            throw new AssertionError(errors);
        });
    }

    static List<Entry> read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8), null);
    }

    static List<Entry> read(String name, String text, String mapping) {
        return read(name, text.getBytes(StandardCharsets.UTF_8), mapping(mapping));
    }

    static List<Entry> read(String name, byte[] bytes, @Nullable Mapping mapping) {
        List<Entry> entries = new ArrayList<>();
        try (ClientBook book = ClientBook.open(
                new ByteArrayInputStream(bytes),
                name,
                Optional.ofNullable(mapping),
                TestBooks.READER,
                TestBooks.TODAY)) {
            book.forEachRemaining(entries::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return entries;
    }

    /** Each entry in a line of text: a good one's id, a bad one's problems. */
    static List<String> told(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.line() + ": "
                        + (entry instanceof Entry.Good good ? good.client().id() : "" + ((Entry.Bad) entry).problems()))
                .toList();
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
