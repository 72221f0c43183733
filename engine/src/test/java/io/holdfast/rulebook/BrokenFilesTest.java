package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that no text fixture can hold: binary ones, half-written ones, absurd ones. */
class BrokenFilesTest {

    @TempDir
    Path folder;

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> SourceFiles.read(folder.resolve("rules")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no folder")
                .hasMessageContaining("rules");
    }

    @Test
    void anEmptyFolderIsNoBook() {
        assertTold(
                SourceFiles.of(Map.of()),
                "book.yaml: error: this folder is empty. `holdfast new DIR` makes a rule book to start from.");
    }

    @Test
    void aBookWithoutRulesIsNoBook() {
        SourceFiles book = BrokenBooks.base();
        for (String path :
                book.paths().stream().filter(one -> one.contains("/")).toList()) {
            book = book.without(path);
        }
        assertTold(
                book,
                "book.yaml: error: this book holds no rule. Put .dslr, .drl or .drl.csv files into folders beside book.yaml.");
    }

    @Test
    void binaryFilesAreNoText() throws IOException {
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);
        for (String path :
                List.of("vocabulary.dsl", "retention/nps.dslr", "sales/website.drl", "signals/health.drl.csv")) {
            assertThat(toldWith(path, noise))
                    .as(path)
                    .contains(path + ": error: this file is not UTF-8 text. Save it as UTF-8.")
                    .hasSizeLessThan(3);
        }
        assertThat(toldWith("book.yaml", noise)).anyMatch(line -> line.startsWith("book.yaml: error: "));
        assertThat(toldWith("actions.csv", noise)).anyMatch(line -> line.startsWith("actions.csv: error: "));
        assertThat(toldWith("services.csv", noise)).anyMatch(line -> line.startsWith("services.csv: error: "));
    }

    @Test
    void textInAnotherEncodingIsNamed() throws IOException {
        byte[] latin = "rule \"Für alle\"\nwhen\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(toldWith("retention/nps.dslr", latin))
                .containsExactly("retention/nps.dslr: error: this file is not UTF-8 text. Save it as UTF-8.");
    }

    static List<String> paths() {
        return List.copyOf(BrokenBooks.base().paths());
    }

    /** An editor that is still saving must never bring the product down, nor leave anybody wondering where. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void aHalfWrittenFileIsToldWhereItIsWrong(String path) {
        SourceFiles base = BrokenBooks.base();
        String whole = base.text(path).orElseThrow();
        for (int length = 0; length < whole.length(); length += 40) {
            SourceFiles book = base.with(path, whole.substring(0, length));
            for (Diagnostic one : BrokenBooks.diagnostics(book)) {
                assertThat(book.paths()).as(one.line()).contains(one.at().file());
                assertThat(one.message()).as(one.line()).isNotBlank().doesNotContain("Exception", "null", "drools");
                assertThat(one.line()).doesNotContain("our fault");
            }
        }
    }

    @Test
    void aRuleThatNestsTooDeepIsRefused() {
        String deep = "(".repeat(20_000);
        assertThat(told("rule \"Deep\"\nwhen\n    Client( " + deep
                        + "tenureMonths > 1\nthen\n    decision.recommend(\"ask-nps\").because(\"x\");\nend\n"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("retention/case.drl:"));
        assertThat(told("rule \"Deep\"\nwhen\n    Client( tenureMonths > 1 )\nthen\n    decision.recommend(" + deep
                        + "\"ask-nps\");\nend\n"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("retention/case.drl:"));
    }

    @Test
    void aVeryLongLineIsReadInTime() {
        String line = "The client is " + "active and ".repeat(20_000);
        assertThat(BrokenBooks.diagnostics(BrokenBooks.base()
                        .with(
                                "retention/case.dslr",
                                "rule \"Long\"\nwhen\n    " + line
                                        + "\nthen\n    Recommend \"ask-nps\" because \"x\"\nend\n")))
                .singleElement()
                .extracting(one -> one.at().toString())
                .isEqualTo("retention/case.dslr:3:5");
    }

    private List<String> told(String rule) {
        return BrokenBooks.diagnostics(BrokenBooks.base().with("retention/case.drl", rule)).stream()
                .map(Diagnostic::line)
                .toList();
    }

    private List<String> toldWith(String path, byte[] content) throws IOException {
        for (String other : BrokenBooks.base().paths()) {
            Path file = folder.resolve(other);
            Files.createDirectories(file.getParent());
            Files.writeString(file, BrokenBooks.base().text(other).orElseThrow());
        }
        Files.write(folder.resolve(path), content);
        List<String> told = BrokenBooks.diagnostics(SourceFiles.read(folder)).stream()
                .map(Diagnostic::line)
                .toList();
        Files.delete(folder.resolve(path));
        return told;
    }

    private static void assertTold(SourceFiles book, String... lines) {
        assertThat(BrokenBooks.diagnostics(book)).extracting(Diagnostic::line).containsExactly(lines);
    }
}
