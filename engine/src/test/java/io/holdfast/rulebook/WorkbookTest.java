package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision tables as spreadsheet programs save them. */
class WorkbookTest {

    private static final String TABLE = "retention/seats.drl.xlsx";
    private static final Object[][] CELLS = {
        {"RuleTable Seats"},
        {"CONDITION", "CONDITION", "ACTION", "ACTION"},
        {"$client : Client", null, null, null},
        {
            "usage.seatUse < $param",
            "delivery.teamTrained == $param",
            "decision.recommend(\"$param\")",
            ".because(\"$param\");"
        },
        {"seat use under", "team trained", "recommend", "because"},
        {0.5, true, "ask-nps", "Few of their seats are in use"},
        {0.25, null, "ask-nps", "Hardly any of their seats is in use"},
    };

    @TempDir
    Path folder;

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final Sheet sheet = workbook.createSheet("Seats");

    @BeforeEach
    void fill() {
        for (int row = 0; row < CELLS.length; row++) {
            sheet.createRow(row);
            for (int column = 0; column < CELLS[row].length; column++) {
                Object value = CELLS[row][column];
                if (value instanceof Double number) {
                    sheet.getRow(row).createCell(column).setCellValue(number);
                } else if (value instanceof Boolean flag) {
                    sheet.getRow(row).createCell(column).setCellValue(flag);
                } else if (value instanceof String text) {
                    sheet.getRow(row).createCell(column).setCellValue(text);
                }
            }
        }
        sheet.addMergedRegion(CellRangeAddress.valueOf("A3:B3"));
    }

    @Test
    void mergedCellsNumbersAndFlagsAreRead() throws IOException {
        List<RuleCard> cards = RuleBookCompiler.standard()
                .compile(book())
                .fold(
                        book -> book.cards().stream()
                                .filter(card -> card.at().file().equals(TABLE))
                                .toList(),
                        errors -> {
                            throw new AssertionError(errors);
                        });

        assertThat(cards).extracting(RuleCard::name).containsExactly("Seats_6", "Seats_7");
        assertThat(cards).extracting(card -> card.at().line()).containsExactly(6, 7);
        assertThat(cards.get(0).when()).containsExactly("seat use under 0.5", "team trained true");
    }

    @Test
    void aFormulaIsRefusedAtItsCell() throws IOException {
        sheet.getRow(5).getCell(0).setCellFormula("1/2");

        assertTold(TABLE + ":6:1 (cell A6): error: a table holds values, not formulas. Paste the cell as a value.");
    }

    @Test
    void aTableOnAnotherSheetIsRefused() throws IOException {
        workbook.createSheet("More").createRow(2).createCell(1).setCellValue("RuleTable More seats");

        assertTold(TABLE + ": error: only the first sheet is read, and \"More\" holds a RuleTable too."
                + " Put it into the first sheet or a file of its own.");
    }

    @Test
    void aSheetWithoutATableIsRefused() throws IOException {
        sheet.getRow(0).getCell(0).setCellValue("Seats");

        assertTold(TABLE + ": error: this sheet holds no RuleTable. A table begins with a cell `RuleTable name`.");
    }

    @Test
    void anEmptyRowInsideATableIsRefused() throws IOException {
        sheet.shiftRows(6, 6, 1);

        assertTold(TABLE + ":8:1 (cell A8): error: an empty row ends a table, so the rows from here on would be lost."
                + " Remove the empty row above it, or begin a new RuleTable.");
    }

    @Test
    void aWrongCellIsNamed() throws IOException {
        sheet.getRow(6).getCell(0).setCellValue(25);

        assertTold(TABLE + ":7:1 (cell A7): error: `usage.seatUse` is between 0 and 1, so 25 cannot be meant."
                + " Write shares as 0.5, not 50.");
    }

    @Test
    void aLineBreakInACellIsRefused() throws IOException {
        sheet.getRow(5).getCell(3).setCellValue("Few of their\nseats");

        assertTold(TABLE + ":6:4 (cell D6): error: a cell holds one line. Take the line break out.");
    }

    @Test
    void whatIsNoWorkbookIsNamed() throws IOException {
        write();
        Files.writeString(folder.resolve(TABLE), "RuleTable Seats", StandardCharsets.UTF_8);
        assertThat(BrokenBooks.diagnostics(SourceFiles.read(folder)))
                .extracting(Diagnostic::line)
                .containsExactly(TABLE + ": error: this is no workbook that can be read. Save it again as .xlsx.");
    }

    @Test
    void aHalfWrittenWorkbookIsNamed() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(folder.resolve(TABLE));
        for (int length = 0; length < whole.length - 100; length += whole.length / 7) {
            Files.write(folder.resolve(TABLE), java.util.Arrays.copyOf(whole, length));
            assertThat(BrokenBooks.diagnostics(SourceFiles.read(folder)))
                    .as(length + " of " + whole.length)
                    .extracting(Diagnostic::line)
                    .containsExactly(TABLE + ": error: this is no workbook that can be read. Save it again as .xlsx.");
        }
    }

    private void assertTold(String... lines) throws IOException {
        assertThat(BrokenBooks.diagnostics(book())).extracting(Diagnostic::line).containsExactly(lines);
    }

    private SourceFiles book() throws IOException {
        write();
        return SourceFiles.read(folder);
    }

    private void write() throws IOException {
        for (String path : BrokenBooks.base().paths()) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(
                    folder.resolve(path), BrokenBooks.base().text(path).orElseThrow());
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(TABLE))) {
            workbook.write(out);
        }
    }
}
