package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what there is. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```\\w*\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("rule \"[^\"]+\".*?\nend\n", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("(?<=revision )[0-9a-f]+|[0-9.]*[0-9]");
    private static final String PROMPT = "$ ./holdfast ";
    private static final String LEFT_OUT = "...";

    @ParameterizedTest
    @MethodSource("commands")
    void showsWhatTheCommandPrints(String block) throws IOException {
        String command = block.lines().findFirst().orElseThrow().substring(PROMPT.length());
        String shown = block.lines().skip(1).collect(Collectors.joining("\n"));
        Session session = new Session();

        session.run(Arrays.stream(command.split(" +"))
                .map(word -> word.replaceFirst("^(rules|fixtures)/", Session.ROOT + "/$1/"))
                .toArray());

        if (shown.startsWith("{")) {
            ObjectMapper json = new ObjectMapper();
            assertShown(json.readTree(shown), json.readTree(session.out()), "");
        } else {
            assertThat(plain(session.out() + session.err())).matches(pattern(shown));
        }
    }

    static Stream<String> commands() throws IOException {
        return blocks().filter(block -> block.startsWith(PROMPT));
    }

    @Test
    void showsARuleAndATestThatAreThere() throws IOException {
        String rules = everyFileIn("rules", ".dslr");
        String tests = everyFileIn("rules/tests", ".yaml");

        assertThat(blocks().filter(block -> RULE.matcher(block + "\n").matches()))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rules).contains(rule));
        assertThat(blocks().filter(block -> block.startsWith("- title:")))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(tests).contains(test));
    }

    @Test
    void linksToFilesThatAreThere() throws IOException {
        List<String> links = Pattern.compile("\\]\\((?!http)([^)]+)\\)")
                .matcher(readme())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Session.ROOT.resolve(link)).exists());
    }

    private static Stream<String> blocks() throws IOException {
        return BLOCK.matcher(readme()).results().map(found -> found.group(1));
    }

    private static String readme() throws IOException {
        return Files.readString(Session.ROOT.resolve("README.md"));
    }

    private static String everyFileIn(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Session.ROOT.resolve(folder))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    /** A shortened decision leaves fields out, and later entries of a list; what it shows must be so. */
    private static void assertShown(JsonNode shown, JsonNode actual, String path) {
        assertThat(actual.getNodeType()).as(path).isEqualTo(shown.getNodeType());
        if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                assertShown(shown.get(i), actual.path(i), path + "/" + i);
            }
        } else if (shown.isObject()) {
            shown.fieldNames()
                    .forEachRemaining(name -> assertShown(shown.get(name), actual.path(name), path + "/" + name));
        } else {
            assertThat(actual).as(path).isEqualTo(shown);
        }
    }

    /** Without the figures, which differ with every rule that is added. */
    private static String plain(String text) {
        return FIGURE.matcher(text.replace(Session.ROOT + "/", ""))
                .replaceAll("N")
                .strip();
    }

    private static Pattern pattern(String shown) {
        String lines = plain(shown)
                .lines()
                .map(line -> line.strip().equals(LEFT_OUT) ? ".*" : Pattern.quote(line))
                .collect(Collectors.joining("\n"));
        return Pattern.compile(lines, Pattern.DOTALL);
    }
}
