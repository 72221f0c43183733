package io.holdfast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.EveryKind;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTestsTest {

    @TempDir
    Path folder;

    @Test
    void aBooksOwnTestsPassAndTellWhatTheyCover() {
        TestReport report = RuleTests.run(EveryKind.BOOK, EveryKind.FOLDER);
        assertThat(report.faults()).isEmpty();
        assertThat(report.failures()).isEmpty();
        assertThat(report.passed()).isTrue();
        assertThat(report.results()).hasSize(3);
        assertThat(report.fired().keySet()).extracting(card -> card.name()).contains("Lesser", "Open tickets_8");
        assertThat(report.neverFired())
                .extracting(card -> card.name())
                .contains("Plain")
                .doesNotContain("Lesser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "/dev/zero", "../../../../etc/passwd", "/tmp/x.json", "\"a\\0b.json\"", ".", ""})
    void aTestReadsNoFileButAClients(String file) throws IOException {
        assertThat(run("- { title: Spy, asOf: 2026-03-01, clientFile: %s, expect: { nothing: true } }\n"
                                .formatted(file))
                        .faults())
                .isNotEmpty()
                .allMatch(fault -> fault.at().line() == 1);
    }

    @Test
    void whatIsNotAsExpectedIsToldInWords() throws IOException {
        TestReport report = run("""
                - title: All wrong
                  asOf: 2026-03-01
                  client: { id: T-1, attributes: { case: ties } }
                  expect:
                    first: lesser
                    recommend: [costly]
                    never: [first-tie]
                    heldBack: [another-tie]
                    signals: { health: green }
                    because: { lesser: Plain, costly: Plain }
                - title: Nothing wrong
                  asOf: 2026-03-01
                  client: { id: T-1 }
                  expect: { nothing: true }
                - title: Something though
                  asOf: 2026-03-01
                  client: { id: T-1, attributes: { case: ties } }
                  expect: { nothing: true }
                - title: Held back
                  asOf: 2026-03-01
                  client: { id: T-1, attributes: { case: held }, feedback: { openTickets: 9 } }
                  expect: { recommend: [held-one] }
                """);
        assertThat(report.faults()).isEmpty();
        assertThat(report.passed()).isFalse();
        assertThat(report.results().get(0).differences())
                .containsExactly(
                        "first should be lesser: first-tie, another-tie, lesser",
                        "costly should be recommended: first-tie, another-tie, lesser",
                        "first-tie should not be recommended, yet it is because First",
                        "another-tie should be held back: nothing is",
                        "health should be green, not unknown",
                        "lesser should come from the rule \"Plain\", not from \"Lesser\"",
                        "costly should come from the rule \"Plain\", and it is not recommended");
        assertThat(report.results().get(1).passed()).isTrue();
        assertThat(report.results().get(2).differences())
                .containsExactly("nothing should be recommended: first-tie, another-tie, lesser");
        assertThat(report.results().get(3).differences())
                .containsExactly("held-one should be recommended: held-two (held back: Red)");
        assertThat(report.failures()).hasSize(3);
    }

    @Test
    void whatCannotBeReadIsToldAtItsPlace() throws IOException {
        assertThat(run("""
                        - title: No such action, rule, key or day
                          asOf: 31.12.2026
                          clients: { id: T-1 }
                          client: { id: T-1 }
                          expect: { recommend: [lessr], because: { lesser: Lessr } }
                        - asOf: 2026-03-01
                          client: { id: T-1 }
                        - title: Both
                          asOf: 2026-03-01
                          client: { id: T-1 }
                          clientFile: t1.json
                          expect: { nothing: true }
                        - title: No file
                          asOf: 2026-03-01
                          clientFile: t1.json
                          expect: { nothing: true }
                        - title: Expects nothing
                          asOf: 2026-03-01
                          client: { id: T-1 }
                          expect: {}
                        """).faults())
                .extracting(Diagnostic::line)
                .containsExactly(
                        "tests/t.yaml:2:9: error: `asOf` is a date like 2026-03-01, not `31.12.2026`.",
                        "tests/t.yaml:3:3: error: no key `clients` belongs here. Did you mean `client`?",
                        "tests/t.yaml:5:11: error: actions.csv has no action `lessr`. Did you mean `lesser`?",
                        "tests/t.yaml:5:42: error: there is no rule \"Lessr\". Did you mean `Lesser`?",
                        "tests/t.yaml:6:3: error: `expect` is missing.",
                        "tests/t.yaml:6:3: error: `title` is missing.",
                        "tests/t.yaml:8:3: error: a test has a `client` or a `clientFile`, and not both.",
                        "tests/t.yaml:15:15: error: there is no readable file t1.json. Its path starts at the test's folder.",
                        "tests/t.yaml:20:11: error: this test expects nothing, so it cannot fail."
                                + " Say what must, or must never, be recommended.");
    }

    @Test
    void aClientThatCannotBeReadFailsItsTest() throws IOException {
        TestReport report = run("""
                - title: A client of a strange status
                  asOf: 2026-03-01
                  client: { id: T-1, status: aktive, contract: { fee: 1 } }
                  expect: { nothing: true }
                """);
        assertThat(report.failures()).singleElement().satisfies(result -> {
            assertThat(result.differences()).hasSize(2);
            assertThat(String.join(" ", result.differences())).contains("/status", "/contract/fee");
        });
    }

    @Test
    void aClientFromAFileMayBeChanged() throws IOException {
        Files.writeString(
                folder.resolve("t1.json"), "{\"id\":\"T-1\",\"attributes\":{\"case\":\"ties\"},\"name\":\"Ann\"}");
        TestReport report = run("""
                - title: As in the file
                  asOf: 2026-03-01
                  clientFile: ../t1.json
                  expect: { first: first-tie }
                - title: Changed
                  asOf: 2026-03-01
                  clientFile: ../t1.json
                  change: { attributes: { case: money }, name: null }
                  expect: { recommend: [own-work], never: [first-tie] }
                """);
        assertThat(report.faults()).isEmpty();
        assertThat(report.failures()).isEmpty();
    }

    private TestReport run(String tests) throws IOException {
        SourceFiles files = EveryKind.BOOK.files().with("tests/t.yaml", tests).without("tests/tests.yaml");
        for (String path : files.paths()) {
            Files.createDirectories(folder.resolve(path).getParent());
        }
        return RuleTests.run(withTests(files), folder);
    }

    /** The book as it is, with other tests: its rules need not be built again. */
    private static RuleBook withTests(SourceFiles files) {
        return RuleBookCompiler.standard().compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults);
        });
    }
}
