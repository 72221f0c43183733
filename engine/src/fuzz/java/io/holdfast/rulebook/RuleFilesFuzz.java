package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.provider.MethodSource;

/** One file of a small sound book, written by Jazzer; it begins with the files we have of that kind, good and broken. */
class RuleFilesFuzz {

    private static final SourceFiles BASE = BrokenBooks.base();
    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));

    @MethodSource("sentencesWeHave")
    @RuleFile
    void sentences(byte[] file) {
        read("retention/nps.dslr", file);
    }

    static List<byte[]> sentencesWeHave() throws IOException {
        return files(path -> path.endsWith(".dslr"));
    }

    @MethodSource("drlWeHave")
    @RuleFile
    void drl(byte[] file) {
        read("sales/website.drl", file);
    }

    static List<byte[]> drlWeHave() throws IOException {
        return files(path -> path.endsWith(".drl"));
    }

    @MethodSource("policyWeHave")
    @RuleFile
    void policy(byte[] file) {
        read("policy/fuzzed.drl", file);
    }

    static List<byte[]> policyWeHave() throws IOException {
        return files(path -> path.contains("policy/") && path.endsWith(".drl"));
    }

    @MethodSource("tablesWeHave")
    @RuleFile
    void tables(byte[] file) {
        read("signals/health.drl.csv", file);
    }

    static List<byte[]> tablesWeHave() throws IOException {
        return files(path -> path.endsWith(".drl.csv"));
    }

    @MethodSource("vocabularyWeHave")
    @RuleFile
    void vocabulary(byte[] file) {
        read("vocabulary.dsl", file);
    }

    static List<byte[]> vocabularyWeHave() throws IOException {
        return files(path -> path.endsWith(".dsl"));
    }

    @MethodSource("settingsWeHave")
    @RuleFile
    void settings(byte[] file) {
        read("book.yaml", file);
    }

    static List<byte[]> settingsWeHave() throws IOException {
        return files(path -> path.endsWith("book.yaml"));
    }

    @MethodSource("actionsWeHave")
    @RuleFile
    void actions(byte[] file) {
        read("actions.csv", file);
    }

    static List<byte[]> actionsWeHave() throws IOException {
        return files(path -> path.endsWith("actions.csv"));
    }

    @MethodSource("servicesWeHave")
    @RuleFile
    void services(byte[] file) {
        read("services.csv", file);
    }

    static List<byte[]> servicesWeHave() throws IOException {
        return files(path -> path.endsWith("services.csv"));
    }

    @MethodSource("workbooksWeHave")
    @RuleFile
    void workbooks(byte[] file) {
        read("signals/fuzzed.drl.xlsx", file);
    }

    static List<byte[]> workbooksWeHave() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet();
            List<String> table = BASE.text("signals/health.drl.csv").orElseThrow().lines().toList();
            for (int r = 0; r < table.size(); r++) {
                Row row = sheet.createRow(r);
                String[] cells = table.get(r).split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
            workbook.write(out);
            return List.of(out.toByteArray());
        }
    }

    @MethodSource("ruleTestsWeHave")
    @RuleFile
    void ruleTests(byte[] file) {
        read("tests/fuzzed.yaml", file);
    }

    static List<byte[]> ruleTestsWeHave() throws IOException {
        return files(path -> path.contains("tests/") && path.endsWith(".yaml"));
    }

    /** What the ordinary tests ask of every mutated book, in this thread, so that Jazzer sees the ways taken. */
    private static void read(String path, byte[] file) {
        SourceFiles book = BASE.with(path, file);
        // The first time, classes may be on their way through Jazzer.
        if (spent(book, path).compareTo(ToldBook.LONG) > 0) {
            assertThat(spent(book, path)).as("the second time").isLessThan(ToldBook.LONG);
        }
    }

    private static Duration spent(SourceFiles book, String about) {
        Duration before = ToldBook.spent();
        ToldBook.isSound(book, about);
        return ToldBook.spent().minus(before);
    }

    private static List<byte[]> files(Predicate<String> kind) throws IOException {
        try (Stream<Path> rules = Files.walk(ROOT.resolve("rules"));
                Stream<Path> fixtures = Files.walk(ROOT.resolve("fixtures"))) {
            return Stream.concat(rules, fixtures)
                    .filter(Files::isRegularFile)
                    .filter(file -> kind.test(file.toString().replace('\\', '/')))
                    .sorted()
                    .map(RuleFilesFuzz::bytes)
                    .filter(bytes -> bytes.length < 20_000)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
