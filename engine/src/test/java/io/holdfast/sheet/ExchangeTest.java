package io.holdfast.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExchangeTest {

    @ParameterizedTest
    @MethodSource("io.holdfast.sheet.StarterTables#texts")
    void aTableThatWentToASpreadsheetAndCameBackIsTheSame(String text) {
        CsvSheet table = CsvSheet.read(text).orElseThrow();
        Diagnostics diagnostics = new Diagnostics();

        CsvSheet back = Exchange.back(table, "t.drl.csv", Exchange.workbook(table, "t"), diagnostics)
                .orElseThrow();

        assertThat(diagnostics.sorted()).isEmpty();
        if (!text.contains("\"two")) {
            assertThat(back.text()).isEqualTo(text);
        }
    }

    @Test
    void takesOverWhatWasChangedThereAndKeepsTheRestAsWritten() throws IOException {
        CsvSheet table =
                CsvSheet.read("Notes kept,,\nh,\"i\",j\n0.50,\"b\",1\n7,x,2\n").orElseThrow();

        byte[] changed = edited(Exchange.workbook(table, "t"), sheet -> {
            sheet.getRow(3).getCell(0).setCellValue(9);
            sheet.createRow(4).createCell(1).setCellValue("new, here");
        });
        CsvSheet back =
                Exchange.back(table, "t.drl.csv", changed, new Diagnostics()).orElseThrow();

        assertThat(back.text()).isEqualTo("Notes kept,,\nh,\"i\",j\n0.50,\"b\",1\n9,x,2\n,\"new, here\",\n");
    }

    @Test
    void refusesCommentsThatACsvFileWouldLose() throws IOException {
        CsvSheet table = CsvSheet.read("a,b\n1,2\n").orElseThrow();
        Diagnostics diagnostics = new Diagnostics();

        assertThat(Exchange.back(
                        table, "t.drl.csv", edited(Exchange.workbook(table, "t"), ExchangeTest::comment), diagnostics))
                .isEmpty();
        assertThat(diagnostics.sorted().get(0).line())
                .contains("1 comment at cells, which a CSV file cannot keep: B2: ask Ben");
    }

    @Test
    void editingAWorkbookKeepsCommentsWithTheirRows() throws IOException {
        byte[] bytes =
                edited(Exchange.workbook(CsvSheet.read("a,b\n1,2\n3,4\n").orElseThrow(), "t"), ExchangeTest::comment);
        WorkbookSheet sheet =
                WorkbookSheet.read("t.drl.xlsx", bytes, new Diagnostics()).orElseThrow();

        assertThat(sheet.with(List.of(new SheetEdit.SetCell(1, 0, "0.5"))).rows())
                .isEqualTo(List.of(List.of("a", "b"), List.of("0.5", "2"), List.of("3", "4")));
        assertThat(sheet.with(List.of(new SheetEdit.InsertRow(1, List.of("new"))))
                        .comments())
                .isEqualTo(List.of("B3: ask Ben"));
        assertThat(sheet.with(List.of(new SheetEdit.MoveRow(1, 2))).rows())
                .isEqualTo(List.of(List.of("a", "b"), List.of("3", "4"), List.of("1", "2")));
        assertThat(sheet.with(List.of(new SheetEdit.MoveRow(1, 2))).comments()).isEqualTo(List.of("B3: ask Ben"));
        assertThat(sheet.with(List.of(new SheetEdit.MoveRow(2, 1))).rows())
                .isEqualTo(List.of(List.of("a", "b"), List.of("3", "4"), List.of("1", "2")));
        assertThat(sheet.with(List.of(new SheetEdit.MoveRow(2, 1))).comments()).isEqualTo(List.of("B3: ask Ben"));
        assertThat(sheet.with(List.of(new SheetEdit.DuplicateRow(1))).rows())
                .isEqualTo(List.of(List.of("a", "b"), List.of("1", "2"), List.of("1", "2"), List.of("3", "4")));
        assertThat(sheet.with(List.of(new SheetEdit.DeleteRow(1))).rows())
                .isEqualTo(List.of(List.of("a", "b"), List.of("3", "4")));
        assertThat(sheet.with(List.of(new SheetEdit.DeleteRow(1))).comments()).isEmpty();
        assertThat(sheet.with(List.of(new SheetEdit.DeleteRow(2))).comments()).hasSize(1);
    }

    private static void comment(XSSFSheet sheet) {
        XSSFComment comment =
                sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3));
        comment.setString("ask Ben");
        sheet.getRow(1).getCell(1).setCellComment(comment);
    }

    static byte[] edited(byte[] bytes, Consumer<XSSFSheet> edit) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            edit.accept(workbook.getSheetAt(0));
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
