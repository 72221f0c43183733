package io.holdfast.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StarterBookTest {

    private static final Pattern RECOMMENDED = Pattern.compile("(?:recommend: \\[([^]]*)]|first: ([\\w:-]+))");

    private static RuleBook book;
    private static TestReport report;

    @BeforeAll
    static void runItsTests() throws IOException {
        book = StarterBook.compiled();
        report = RuleTests.run(book, StarterBook.FOLDER);
    }

    @Test
    void checksWithoutAWarning() {
        assertThat(book.warnings()).isEmpty();
    }

    @Test
    void passesItsTests() {
        assertThat(report.faults()).isEmpty();
        assertThat(report.failures()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThan(200);
    }

    @Test
    void hasATestForEveryRule() {
        assertThat(report.neverFired()).isEmpty();
    }

    @Test
    void recommendsEveryActionOfItsCatalogueInATest() throws IOException {
        String recommended;
        try (Stream<Path> files = Files.list(StarterBook.FOLDER.resolve("tests"))) {
            recommended = files.map(StarterBookTest::text)
                    .flatMap(text -> RECOMMENDED.matcher(text).results())
                    .map(match -> match.group())
                    .collect(Collectors.joining("\n"));
        }
        List<String> unseen = book.catalogue().actions().keySet().stream()
                .filter(action -> !Pattern.compile("(?<![\\w-])" + action + "(?![\\w-])")
                        .matcher(recommended)
                        .find())
                .toList();
        assertThat(unseen).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
