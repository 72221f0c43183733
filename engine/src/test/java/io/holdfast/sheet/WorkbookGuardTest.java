package io.holdfast.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookGuardTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final byte[] good = Exchange.workbook(CsvSheet.read("a,b\n1,2\n").orElseThrow(), "t");

    @Test
    void letsAnOrdinaryTableThrough() {
        assertThat(said(good)).isEmpty();
    }

    @Test
    void refusesFormulasAtTheirCells() throws IOException {
        assertThat(said(ExchangeTest.edited(
                        good, sheet -> sheet.getRow(1).createCell(3).setCellFormula("1+1"))))
                .isEqualTo(
                        "t.xlsx:2:4 (cell D2): error: a table holds values, not formulas. Paste the cell as a value.");
    }

    @Test
    void refusesCellsThatShowAnError() throws IOException {
        assertThat(said(ExchangeTest.edited(
                        good, sheet -> sheet.getRow(1).createCell(3).setCellErrorValue((byte) 7))))
                .contains("(cell D2)", "shows an error");
    }

    @Test
    void refusesHiddenAndFurtherSheets() throws IOException {
        assertThat(said(ExchangeTest.edited(good, sheet -> {
                    XSSFWorkbook workbook = sheet.getWorkbook();
                    workbook.createSheet("Secret");
                    workbook.setSheetHidden(1, true);
                })))
                .contains("the sheet \"Secret\" is hidden");
        assertThat(said(ExchangeTest.edited(good, sheet -> sheet.getWorkbook().createSheet("More"))))
                .contains("more than one sheet");
    }

    @Test
    void refusesLinksToSomewhereOutside() throws IOException {
        assertThat(said(ExchangeTest.edited(good, sheet -> {
                    Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
                    link.setAddress("http://elsewhere.example/");
                    sheet.getRow(1).getCell(1).setHyperlink(link);
                })))
                .contains("links to somewhere outside");
        assertThat(said(with("xl/externalLinks/externalLink1.xml", "<externalLink/>")))
                .contains("reads from other files");
        assertThat(said(with("xl/connections.xml", "<connections/>"))).contains("reads from other files or databases");
    }

    @Test
    void refusesMacrosAndOtherDocuments() throws IOException {
        assertThat(said(with("xl/vbaProject.bin", "Sub AutoOpen()"))).contains("holds macros");
        assertThat(said(changed(
                        "[Content_Types].xml",
                        text -> text.replace("spreadsheetml.sheet.main+xml", "spreadsheet.macroEnabled.main+xml"))))
                .contains("holds macros");
        assertThat(said(with("xl/embeddings/oleObject1.xml", "x"))).contains("other documents inside");
    }

    @Test
    void refusesWhatUnpacksToFarTooMuch() throws IOException {
        assertThat(said(with("xl/media/image1.png", "0".repeat(30 * 1024 * 1024))))
                .contains("unpacks to more than");
        assertThat(said(with("xl/worksheets/sheet9.xml", "<a>" + " ".repeat(30 * 1024 * 1024) + "</a>")))
                .contains("unpacks to more than");
    }

    @Test
    void refusesWhatStandsBeyondTheLargestTableAndWouldBeLost() throws IOException {
        assertThat(said(ExchangeTest.edited(
                        good, sheet -> sheet.createRow(1_048_575).createCell(0).setCellValue("lost"))))
                .contains("more than 20000 rows");
        assertThat(said(ExchangeTest.edited(
                        good, sheet -> sheet.getRow(1).createCell(16_383).setCellValue("lost"))))
                .contains("more than 200 columns");
        assertThat(said(changed(SHEET, text -> text.replace("</sheetData>", "<row/>".repeat(20_000) + "</sheetData>"))))
                .contains("more than 20000 rows");
        assertThat(said(ExchangeTest.edited(
                        good, sheet -> sheet.createRow(1_048_575).createCell(16_383))))
                .as("programs write empty rows and cells far out")
                .isEmpty();
    }

    @Test
    void refusesMoreMergedCellsThanAnybodyMakes() throws IOException {
        String merges = IntStream.rangeClosed(1, 2_001)
                .mapToObj(row -> "<mergeCell ref=\"A" + row + ":B" + row + "\"/>")
                .collect(Collectors.joining());
        assertThat(said(changed(
                        SHEET,
                        text -> text.replace("</sheetData>", "</sheetData><mergeCells>" + merges + "</mergeCells>"))))
                .contains("more than 2000 merged cells");
    }

    @Test
    void refusesSheetsThatLieWhereNobodyLooks() throws IOException {
        assertThat(said(changed(
                        "[Content_Types].xml",
                        text -> text.replace("/xl/worksheets/sheet1.xml", "/xl/more/sheet1.xml"))))
                .contains("not made by a spreadsheet program");
        assertThat(said(changed("[Content_Types].xml", text -> text.replace("/xl/workbook.xml", "/real/workbook.xml"))))
                .contains("not made by a spreadsheet program");
    }

    @Test
    void aFolderMayHoldAnyWorkbookThatFitsIntoTheMemory() throws IOException {
        Diagnostics diagnostics = new Diagnostics();

        assertThat(WorkbookGuard.fits("t.xlsx", with("xl/vbaProject.bin", "x"), diagnostics))
                .isTrue();
        assertThat(WorkbookGuard.fits("t.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8), diagnostics))
                .isTrue();
        assertThat(WorkbookGuard.fits("t.xlsx", with("xl/media/image1.png", "0".repeat(30 * 1024 * 1024)), diagnostics))
                .isFalse();
        assertThat(diagnostics.sorted()).hasSize(1);
    }

    @Test
    void refusesEntitiesThatMakeMuchOfLittle() throws IOException {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;&c;</a>";
        assertThat(said(with("xl/worksheets/sheet9.xml", bomb))).contains("not made by a spreadsheet program");
        String file = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";
        assertThat(said(with("docProps/custom.xml", file))).contains("not made by a spreadsheet program");
        assertThat(said(with("customXml/item1.xml", file))).contains("not made by a spreadsheet program");
    }

    @Test
    void refusesWhatIsTooLargeOldLockedOrNoWorkbook() throws IOException {
        assertThat(said(new byte[50 * 1024 * 1024])).contains("52428800 bytes; 4194304 are the most");
        assertThat(said(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .contains("old format");
        assertThat(said("a,b\n".getBytes(StandardCharsets.UTF_8))).contains("no .xlsx workbook");
        assertThat(said(new byte[0])).contains("no .xlsx workbook");
        assertThat(said(new byte[] {'P', 'K', 3, 4, 9, 9, 9})).contains("error");
        assertThat(said(java.util.Arrays.copyOf(good, good.length / 2))).contains("error");
    }

    private byte[] with(String name, String content) throws IOException {
        return zip("", text -> text, name, content);
    }

    private byte[] changed(String name, UnaryOperator<String> change) throws IOException {
        return zip(name, change, "", "");
    }

    private byte[] zip(String changed, UnaryOperator<String> change, String added, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = in.readAllBytes();
                out.write(
                        entry.getName().equals(changed)
                                ? change.apply(new String(part, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
            }
            if (!added.isEmpty()) {
                out.putNextEntry(new ZipEntry(added));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String said(byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics();
        boolean lets = WorkbookSheet.read("t.xlsx", bytes, diagnostics).isPresent();
        assertThat(lets).isEqualTo(!diagnostics.hasErrors());
        return diagnostics.sorted().stream().map(Diagnostic::line).collect(Collectors.joining("\n"));
    }
}
