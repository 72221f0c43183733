package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound books cut, doubled, swapped and sprinkled with rubbish: whatever comes of it is read, told and never a crash. */
class MutatedBooksTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    /** Of processor time, since others may be busy on the same machine; a wait of five times that is a hang. */
    private static final Duration LONG = Duration.ofSeconds(2);

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

    /** Messages about a file as a whole: no line is to blame. */
    private static final String WHOLE_FILE =
            "this file (?:is|holds no rule).*|this table .*|this sheet .*|this book .*|there is no .*|nothing reads .*|the column .*|this is not YAML.*";

    @ParameterizedTest
    @CsvSource({"rules, 1, 60", "fixtures/broken/base, 2, 700"})
    void areReadWithoutACrash(String folder, long seed, int count) throws IOException {
        SourceFiles sound = SourceFiles.read(ROOT.resolve(folder));
        List<String> paths = sound.paths().stream()
                .filter(path -> !path.startsWith("tests/"))
                .toList();
        String client = Files.readString(ROOT.resolve("fixtures/clients/golden/rolling-and-satisfied.json"));
        Random random = new Random(seed);
        assertThat(isSound(sound, client, "as it is, to warm up", LONG.multipliedBy(20)))
                .isTrue();
        int accepted = 0;
        for (int i = 0; i < count; i++) {
            SourceFiles book = sound;
            String path = "";
            for (int change = random.nextInt(2); change >= 0; change--) {
                path = paths.get(random.nextInt(paths.size()));
                book = book.with(path, mutated(book.text(path).orElse(""), random));
            }
            accepted += isSound(book, client, path + ", case " + i + " of seed " + seed, LONG) ? 1 : 0;
        }
        assertThat(accepted)
                .as("books that are all refused try only the reader")
                .isGreaterThan(count / 40);
    }

    private static boolean isSound(SourceFiles files, String client, String about, Duration most) {
        return assertTimeoutPreemptively(
                most.multipliedBy(5),
                () -> {
                    boolean sound = isSound(files, client, about);
                    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    assertThat(Duration.ofNanos(spent)).as(about).isLessThan(most);
                    return sound;
                },
                about);
    }

    private static boolean isSound(SourceFiles files, String client, String about) {
        return RuleBookCompiler.standard()
                .compile(files)
                .fold(
                        book -> {
                            assertPlaced(book.warnings(), files, about);
                            decide(book, client);
                            return true;
                        },
                        told -> {
                            assertPlaced(told, files, about);
                            assertThat(told).as(about).anyMatch(Diagnostic::isError);
                            return false;
                        });
    }

    private static void decide(RuleBook book, String json) {
        try {
            Client client = new ClientReader(book.catalogue().book())
                    .read(new ObjectMapper().readTree(json), AS_OF)
                    .fold(read -> read, problems -> {
                        throw new AssertionError(problems.toString());
                    });
            new DecisionEngine().decide(book, client, new Options(50, Explain.FULL));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void assertPlaced(List<Diagnostic> told, SourceFiles files, String about) {
        for (Diagnostic one : told) {
            assertThat(one.message()).as(about).isNotBlank().doesNotContain("Exception", "our fault", "org.drools");
            assertThat(
                            one.at().line() > 0
                                    ? files.paths().contains(one.at().file())
                                    : one.message().matches(WHOLE_FILE))
                    .as(about + ": " + one.line())
                    .isTrue();
        }
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
