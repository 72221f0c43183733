package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The books of {@code fixtures/broken}: a small healthy one, and what each mistake changes in it. */
public final class BrokenBooks {

    /** What a case must be told, a diagnostic a line. */
    static final String EXPECTED = "expected.txt";
    /** Files of the healthy book that a case leaves out, a path a line. */
    private static final String WITHOUT = "without.txt";

    static final Path FOLDER = Path.of(System.getProperty("holdfast.root", ".."))
            .resolve("fixtures")
            .resolve("broken");
    private static final String BASE = "base";

    private BrokenBooks() {}

    /** The healthy book. */
    public static SourceFiles base() {
        try {
            return SourceFiles.read(FOLDER.resolve(BASE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(BASE))
                    .sorted()
                    .toList();
        }
    }

    /** The healthy book with one case's files laid over it. */
    static SourceFiles of(String name) throws IOException {
        SourceFiles book = base();
        SourceFiles changes = SourceFiles.read(FOLDER.resolve(name));
        for (String path : changes.paths()) {
            if (path.equals(WITHOUT)) {
                for (String left : changes.text(path).orElse("").lines().toList()) {
                    book = book.without(left);
                }
            } else if (!path.equals(EXPECTED)) {
                book = book.with(path, changes.text(path).orElseThrow());
            }
        }
        return book;
    }

    /** Everything a book is told, a diagnostic a line. */
    public static String told(SourceFiles files) {
        return diagnostics(files).stream().map(one -> one.line() + "\n").collect(Collectors.joining());
    }

    /** Everything a book is told: the warnings of a good one, every diagnostic of a bad one. */
    public static List<Diagnostic> diagnostics(SourceFiles files) {
        return RuleBookCompiler.standard().compile(files).fold(RuleBook::warnings, all -> all);
    }
}
