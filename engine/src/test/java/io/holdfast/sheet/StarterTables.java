package io.holdfast.sheet;

import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The table files of the starter book, and some that are written in every way people write them. */
final class StarterTables {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));

    private StarterTables() {}

    static SourceFiles book() throws IOException {
        return SourceFiles.read(ROOT.resolve("rules"));
    }

    static Stream<String> texts() throws IOException {
        SourceFiles book = book();
        return Stream.concat(
                book.paths().stream()
                        .filter(path -> path.endsWith(".csv"))
                        .map(path -> book.text(path).orElseThrow()),
                List.of(
                        "",
                        "a",
                        "\n",
                        "a,b\n\n\nc",
                        "a;\"b;c\";\n\"\"\"x\"\"\";1,5;  spaced \n",
                        "\"a\" ,b, \"c\"\n,,\n",
                        "\"two\nlines\",b\nc,d",
                        "a,\"\",\"\"\"\"\n")
                        .stream());
    }
}
