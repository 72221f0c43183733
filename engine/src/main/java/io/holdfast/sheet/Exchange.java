package io.holdfast.sheet;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A CSV table on its way to a spreadsheet program and back. */
public final class Exchange {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?");
    private static final int WIDEST = 60;

    private Exchange() {}

    /** The cells of a sheet as a workbook: numbers as numbers, all else as the text it is. */
    public static byte[] workbook(Sheet table, String title) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet(
                    org.apache.poi.ss.util.WorkbookUtil.createSafeSheetName(title.isBlank() ? "Table" : title));
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle head = workbook.createCellStyle();
            head.cloneStyleFrom(text);
            head.setFont(bold);
            List<List<String>> rows = table.rows();
            for (int r = 0; r < rows.size(); r++) {
                XSSFRow row = sheet.createRow(r);
                boolean named = rows.get(r).stream().anyMatch(cell -> cell.startsWith("RuleTable"));
                for (int c = 0; c < rows.get(r).size(); c++) {
                    write(row, c, rows.get(r).get(c), named ? head : text);
                }
            }
            for (int c = 0; c < width(rows); c++) {
                sheet.setColumnWidth(c, 256 * (2 + longest(rows, c)));
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(XSSFRow row, int column, String text, CellStyle style) {
        if (text.isEmpty()) {
            return;
        }
        XSSFCell cell = row.createCell(column);
        if (NUMBER.matcher(text).matches()) {
            cell.setCellValue(Double.parseDouble(text));
        } else {
            cell.setCellValue(text);
            cell.setCellStyle(style);
        }
    }

    private static int width(List<List<String>> rows) {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    private static int longest(List<List<String>> rows, int column) {
        return Math.min(
                WIDEST,
                rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(8));
    }

    /**
     * A CSV table with the cells of a workbook, its untouched cells as they were written; empty, with errors, when the
     * workbook is refused or says something in comments, which no CSV file can keep.
     */
    public static Optional<CsvSheet> back(CsvSheet table, String file, byte[] workbook, Diagnostics diagnostics) {
        return WorkbookSheet.read(file, workbook, diagnostics).flatMap(read -> {
            List<String> comments = read.comments();
            if (!comments.isEmpty()) {
                diagnostics.error(
                        Place.file(file),
                        "this workbook has " + comments.size()
                                + (comments.size() == 1 ? " comment" : " comments")
                                + " at cells, which a CSV file cannot keep: " + comments.get(0),
                        "Put it into a row that begins with Notes above the table, or keep the table as .drl.xlsx.");
                return Optional.empty();
            }
            return Optional.of(merged(table, read.rows()));
        });
    }

    private static CsvSheet merged(CsvSheet table, List<List<String>> sent) {
        List<List<String>> had = table.rows().stream().map(Exchange::trimmed).toList();
        List<List<String>> has =
                new ArrayList<>(sent.stream().map(Exchange::trimmed).toList());
        while (!has.isEmpty() && has.get(has.size() - 1).isEmpty() && has.size() > had.size()) {
            has.remove(has.size() - 1);
        }
        List<SheetEdit> edits = new ArrayList<>();
        List<AbstractDelta<List<String>>> deltas = DiffUtils.diff(had, has).getDeltas();
        // From the bottom, so that places above stay what they are.
        for (int d = deltas.size() - 1; d >= 0; d--) {
            AbstractDelta<List<String>> delta = deltas.get(d);
            int at = delta.getSource().getPosition();
            List<List<String>> gone = delta.getSource().getLines();
            List<List<String>> come = delta.getTarget().getLines();
            for (int i = Math.max(gone.size(), come.size()) - 1; i >= 0; i--) {
                if (i >= come.size()) {
                    edits.add(new SheetEdit.DeleteRow(at + i));
                } else if (i >= gone.size()) {
                    edits.add(new SheetEdit.InsertRow(at + gone.size(), come.get(i)));
                } else {
                    cells(at + i, gone.get(i), come.get(i), edits);
                }
            }
        }
        return table.with(edits);
    }

    private static void cells(int row, List<String> before, List<String> after, List<SheetEdit> edits) {
        for (int c = 0; c < Math.max(before.size(), after.size()); c++) {
            String was = c < before.size() ? before.get(c) : "";
            String is = c < after.size() ? after.get(c) : "";
            if (!was.equals(is) && !sameNumber(was, is)) {
                edits.add(new SheetEdit.SetCell(row, c, is));
            }
        }
    }

    private static boolean sameNumber(String was, String is) {
        try {
            return new BigDecimal(was).compareTo(new BigDecimal(is)) == 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }

    /** Without the empty cells at its end, which workbooks do not keep. */
    private static List<String> trimmed(List<String> row) {
        int length = row.size();
        while (length > 0 && row.get(length - 1).isEmpty()) {
            length--;
        }
        return row.subList(0, length);
    }
}
