package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound books cut, doubled, swapped and sprinkled with rubbish: whatever comes of it is read, told and never a crash. */
class MutatedBooksTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));

    private static final List<String> RUBBISH = List.of(
            "\"",
            "'",
            "\\",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            ":",
            "$",
            "$param",
            "$1",
            "...",
            "\n",
            "\n\n",
            "\t",
            "rule",
            "rule \"X\"",
            "when",
            "then",
            "end",
            "not ",
            "exists ",
            "or",
            "and",
            "eval(",
            "accumulate(",
            "from",
            "null",
            "== ",
            "!=",
            "||",
            "&&",
            "!",
            "in (",
            "matches",
            "contains",
            "-",
            "- ",
            "> ",
            "//",
            "/*",
            "*/",
            "#",
            "999999999999999999999",
            "1e999",
            "-0",
            "0.5",
            "NaN",
            "\"\"",
            "a.b.c",
            "Client(",
            "Opening( )",
            "[when]",
            "[then]=",
            "=",
            "RuleTable",
            "RuleTable x",
            "CONDITION",
            "ACTION",
            "!!java.lang.Runtime",
            "&a",
            "*a",
            "? ",
            "|",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "\uD83D\uDE00",
            "\uD800",
            "\u00A0",
            "é",
            "decision.",
            ".because(",
            "=SUM(A1)");

    @ParameterizedTest
    @CsvSource({"rules, 1, 60", "fixtures/broken/base, 2, 700"})
    void areReadWithoutACrash(String folder, long seed, int count) throws IOException {
        SourceFiles sound = SourceFiles.read(ROOT.resolve(folder));
        List<String> paths = sound.paths().stream()
                .filter(path -> !path.startsWith("tests/"))
                .toList();
        Random random = new Random(seed);
        assertThat(ToldBook.isSound(sound, "as it is, to warm up", ToldBook.LONG.multipliedBy(2)))
                .isTrue();
        int accepted = 0;
        for (int i = 0; i < count; i++) {
            SourceFiles book = sound;
            String path = "";
            for (int change = random.nextInt(2); change >= 0; change--) {
                path = paths.get(random.nextInt(paths.size()));
                book = book.with(path, mutated(book.text(path).orElse(""), random));
            }
            accepted += ToldBook.isSound(book, path + ", case " + i + " of seed " + seed, ToldBook.LONG) ? 1 : 0;
        }
        assertThat(accepted)
                .as("books that are all refused try only the reader")
                .isGreaterThan(count / 40);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = random.nextInt(3); times >= 0; times--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + 1 + random.nextInt(random.nextBoolean() ? 4 : 120));
            switch (random.nextInt(6)) {
                case 0 -> mutated.delete(from, to);
                case 1 -> mutated.insert(from, mutated.substring(from, to));
                case 2 -> mutated.setLength(from);
                case 3 -> swapLines(mutated, random);
                case 4 -> mutated.replace(from, to, rubbish(random));
                default -> mutated.insert(from, rubbish(random));
            }
        }
        return mutated.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (!lines.isEmpty()) {
            lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
            text.setLength(0);
            text.append(String.join("\n", lines));
        }
    }

    private static String rubbish(Random random) {
        return random.nextInt(5) > 0
                ? RUBBISH.get(random.nextInt(RUBBISH.size()))
                : String.valueOf((char) random.nextInt(0x3000));
    }
}
