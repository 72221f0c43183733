package io.holdfast.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.source.CsvFile;
import io.holdfast.source.CsvRow;
import io.holdfast.source.Diagnostics;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvSheetTest {

    @ParameterizedTest
    @MethodSource("io.holdfast.sheet.StarterTables#texts")
    void givesBackWhatItReadByteForByte(String text) {
        assertThat(read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.sheet.StarterTables#texts")
    void readsTheCellsThatTheEngineReads(String text) {
        List<CsvRow> rows = CsvFile.read("", text, new Diagnostics()).rows();
        assertThat(read(text).rows())
                .isEqualTo(rows.stream()
                        .map(row -> row.cells().stream().map(String::strip).toList())
                        .toList());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(read(text).line(row)).isEqualTo(rows.get(row).line());
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.sheet.StarterTables#texts")
    void changesTheOneCellAndNothingElse(String text) {
        CsvSheet sheet = read(text);
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            if (sheet.rows().isEmpty()) {
                return;
            }
            int row = random.nextInt(sheet.rows().size());
            int column = random.nextInt(sheet.rows().get(row).size());
            String said = List.of("7", "a, b", "say \"so\"", "", "x;y", "<script>", "=1+1")
                    .get(random.nextInt(7));

            CsvSheet after = sheet.with(List.of(new SheetEdit.SetCell(row, column, said)));

            assertThat(read(after.text()).text(row, column)).as("seed %d", seed).isEqualTo(said);
            CsvSheet back = after.with(List.of(new SheetEdit.SetCell(row, column, sheet.text(row, column))));
            assertThat(back.rows()).as("seed %d", seed).isEqualTo(sheet.rows());
            assertThat(differing(text, after.text())).as("seed %d", seed).isLessThanOrEqualTo(1);
        }
    }

    /** How many rows of two files of the same length are written differently. */
    private static long differing(String before, String after) {
        List<String> was = List.of(before.split("\n", -1));
        List<String> is = List.of(after.split("\n", -1));
        long differ = Math.abs(was.size() - is.size());
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            differ += was.get(i).equals(is.get(i)) ? 0 : 1;
        }
        return before.contains("\"two") ? 0 : differ;
    }

    @Test
    void rowsComeAndGoAndLeaveTheOthersAsTheyWereWritten() {
        CsvSheet sheet = read("a,\"b\"\n 1 ,2\n3,\"4\"");

        assertThat(sheet.with(List.of(new SheetEdit.InsertRow(1, List.of("x,y"))))
                        .text())
                .isEqualTo("a,\"b\"\n\"x,y\",\n 1 ,2\n3,\"4\"");
        assertThat(sheet.with(List.of(new SheetEdit.MoveRow(2, 0))).text()).isEqualTo("3,\"4\"\na,\"b\"\n 1 ,2");
        assertThat(sheet.with(List.of(new SheetEdit.DuplicateRow(1))).text())
                .isEqualTo("a,\"b\"\n 1 ,2\n 1 ,2\n3,\"4\"");
        assertThat(sheet.with(List.of(new SheetEdit.DeleteRow(1))).text()).isEqualTo("a,\"b\"\n3,\"4\"");
    }

    @Test
    void keepsTheSemicolonsAndDecimalCommasOfItsFile() {
        CsvSheet sheet = read("a;b\n0,5;1\n");

        assertThat(sheet.with(List.of(new SheetEdit.SetCell(1, 0, "0,7"), new SheetEdit.SetCell(1, 1, "x;y")))
                        .text())
                .isEqualTo("a;b\n0,7;\"x;y\"\n");
    }

    @Test
    void aCellHoldsOneLine() {
        assertThat(read("a\n")
                        .with(List.of(new SheetEdit.SetCell(0, 0, "one\r\n two")))
                        .text())
                .isEqualTo("one two\n");
    }

    @Test
    void refusesPlacesThatAreNotThere() {
        CsvSheet sheet = read("a\n");

        assertThatThrownBy(() -> sheet.with(List.of(new SheetEdit.SetCell(1, 0, "x"))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sheet.with(List.of(new SheetEdit.SetCell(0, Sheet.MOST_COLUMNS, "x"))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> sheet.with(List.of(new SheetEdit.DeleteRow(-1))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(CsvSheet.read("a,\"b\n")).isEmpty();
    }

    private static CsvSheet read(String text) {
        return CsvSheet.read(text).orElseThrow();
    }
}
