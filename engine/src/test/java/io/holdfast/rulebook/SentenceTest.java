package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.junit.jupiter.api.Test;

class SentenceTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final Place AT = Place.line(Vocabulary.FILE, 1);
    private static final List<String> WORDS = List.of(
            "The",
            "client",
            " ",
            "or",
            " ",
            "the",
            " ",
            "client's",
            ", ",
            "12",
            "multi-year",
            "- ",
            "{theWord}",
            "{other}",
            "\"{theWord}\"",
            "\"",
            "'",
            ",",
            "-",
            "  ",
            "{",
            "}",
            "?",
            "(s)",
            ".",
            "é",
            "=",
            "$",
            "a|b",
            "^",
            "\\",
            "*");
    private static final List<String> MEANINGS = List.of(
            "Client( x )",
            "Client( ",
            "status",
            " == ",
            "\"active\"",
            " )",
            "\"{theWord}\"",
            ", ",
            "$c : ",
            "{theWord}",
            "x > 2",
            " ",
            "not ",
            "\"",
            "{other}",
            "{name}",
            ",",
            ";",
            "$c : ",
            "'",
            "||",
            "->",
            "/",
            "//",
            "\\",
            "[",
            "]",
            "#",
            "\\n",
            "\\$",
            "{",
            "}",
            "=",
            "é",
            "\t",
            ":",
            "!",
            "&&",
            "%",
            "@",
            "~",
            "`",
            "*",
            "+");

    @Test
    void readsThePlainOnesOfTheStarterVocabularyLikeDrools() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("rules/vocabulary.dsl")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("["))
                .toList();

        assertThat(lines.stream()
                        .filter(line -> Sentence.plain(AT, line).isPresent())
                        .count())
                .isGreaterThan(lines.size() * 3L / 4);
        lines.forEach(SentenceTest::isReadLikeDrools);
    }

    @Test
    void readsWhateverItTakesForPlainLikeDrools() {
        long seed = Long.getLong("holdfast.seed", 5_022);
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            String line =
                    (random.nextBoolean() ? "[when]" : "[then]") + some(WORDS, random) + "=" + some(MEANINGS, random);
            plain += isReadLikeDrools(line.strip()) ? 1 : 0;
        }
        assertThat(plain).as("plain lines, seed %s", seed).isGreaterThan(500);
    }

    /** What is asked of a line before its pattern is tried leaves out no line that the pattern would take. */
    @Test
    void whateverSaysASentenceMayBeginIt() {
        long seed = Long.getLong("holdfast.seed", 1_123);
        Random random = new Random(seed);
        int said = 0;
        for (int i = 0; i < 20_000; i++) {
            Optional<Sentence> plain = Sentence.plain(AT, ("[when]" + some(WORDS, random)).strip() + "=Client( x )");
            if (plain.isPresent()) {
                String line = line(plain.get().words(), random);
                boolean says = plain.get().pattern().matcher(line).matches();
                assertThat(!says || plain.get().mayBegin(line))
                        .as("«%s» said by «%s», seed %s", plain.get().words(), line, seed)
                        .isTrue();
                said += says ? 1 : 0;
            }
        }
        assertThat(said).as("lines that say their sentence, seed %s", seed).isGreaterThan(500);
    }

    /** A sentence as somebody might write it: with words in its places, other blanks, and now and then a slip. */
    private static String line(String words, Random random) {
        StringBuilder line = new StringBuilder();
        for (String part : words.replaceAll("\\{\\w+}", "some words").split("(?<= )|(?= )")) {
            String blank = List.of(" ", "  ", "\t", " \t ", "").get(random.nextInt(5));
            boolean slip = random.nextInt(30) == 0;
            line.append(part.equals(" ") && random.nextInt(3) == 0 ? blank : slip ? part + "x" : part);
        }
        return line.toString();
    }

    private static String some(List<String> pieces, Random random) {
        return IntStream.range(0, 1 + random.nextInt(7))
                .mapToObj(i -> pieces.get(random.nextInt(random.nextInt(8) == 0 ? pieces.size() : 13)))
                .collect(Collectors.joining());
    }

    private static boolean isReadLikeDrools(String line) {
        return Sentence.plain(AT, line)
                .map(plain -> {
                    DSLMappingEntry entry = byDrools(line);
                    Sentence stock = Sentence.of(AT, entry);
                    assertThat(List.of(
                                    plain.condition(),
                                    plain.words(),
                                    plain.means(),
                                    plain.filled(),
                                    plain.places(),
                                    plain.pattern().pattern(),
                                    plain.pattern().flags()))
                            .as(line)
                            .isEqualTo(List.of(
                                    stock.condition(),
                                    stock.words(),
                                    stock.means(),
                                    stock.filled(),
                                    stock.places(),
                                    stock.pattern().pattern(),
                                    stock.pattern().flags()));
                    return true;
                })
                .orElse(false);
    }

    private static DSLMappingEntry byDrools(String line) {
        DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
        try {
            assertThat(file.parseAndLoad(new StringReader(line))).as(line).isTrue();
        } catch (IOException | RuntimeException unread) {
            throw new AssertionError(line, unread);
        }
        assertThat(file.getMapping().getEntries()).as(line).hasSize(1);
        return file.getMapping().getEntries().get(0);
    }
}
