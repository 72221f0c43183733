package io.holdfast.book;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The rule book in {@code rules/}, compiled. */
final class StarterBook {

    static final Path FOLDER = Path.of("..", "rules");

    private StarterBook() {}

    static RuleBook compiled() throws IOException {
        return compiled(SourceFiles.read(FOLDER));
    }

    /** The book as somebody edited it. */
    static RuleBook compiled(SourceFiles files) {
        return RuleBookCompiler.standard().compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining("\n", "The starter book is refused:\n", "")));
        });
    }
}
