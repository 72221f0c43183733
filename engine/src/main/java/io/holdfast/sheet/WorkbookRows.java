package io.holdfast.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's sheet, open for editing. */
final class WorkbookRows {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?");
    private static final CellCopyPolicy WHOLE = new CellCopyPolicy.Builder()
            .cellValue(true)
            .cellStyle(true)
            .mergedRegions(false)
            .build();

    private final XSSFSheet sheet;

    WorkbookRows(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    static List<List<String>> of(XSSFSheet sheet) {
        List<CellRangeAddress> merged = sheet.getMergedRegions();
        DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r <= Math.min(sheet.getLastRowNum(), Sheet.MOST_ROWS - 1); r++) {
            Row row = sheet.getRow(r);
            int width = row == null ? 0 : Math.min(row.getLastCellNum(), Sheet.MOST_COLUMNS);
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                cells.add(text(row == null ? null : row.getCell(c), formatter));
            }
            rows.add(cells);
        }
        for (CellRangeAddress range : merged) {
            spread(range, rows);
        }
        return rows.stream().map(List::copyOf).toList();
    }

    /** What a merged cell says, it says of every column below it. */
    private static void spread(CellRangeAddress range, List<List<String>> rows) {
        if (range.getFirstRow() != range.getLastRow() || range.getFirstRow() >= rows.size()) {
            return;
        }
        List<String> cells = rows.get(range.getFirstRow());
        String text = range.getFirstColumn() < cells.size() ? cells.get(range.getFirstColumn()) : "";
        for (int c = range.getFirstColumn(); c <= Math.min(range.getLastColumn(), Sheet.MOST_COLUMNS - 1); c++) {
            while (cells.size() <= c) {
                cells.add("");
            }
            cells.set(c, text + "...");
        }
    }

    private static String text(@Nullable Cell cell, DataFormatter formatter) {
        if (cell == null) {
            return "";
        } else if (cell.getCellType() == CellType.BOOLEAN) {
            return String.valueOf(cell.getBooleanCellValue());
        } else if (cell.getCellType() != CellType.NUMERIC) {
            return formatter.formatCellValue(cell).strip();
        } else if (DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        return BigDecimal.valueOf(cell.getNumericCellValue())
                .stripTrailingZeros()
                .toPlainString();
    }

    void apply(SheetEdit edit) {
        if (edit instanceof SheetEdit.SetCell set) {
            Objects.checkIndex(set.row(), height());
            Objects.checkIndex(set.column(), Sheet.MOST_COLUMNS);
            set(row(set.row()), set.column(), set.text());
        } else if (edit instanceof SheetEdit.InsertRow insert) {
            insert(insert.at(), insert.cells());
        } else if (edit instanceof SheetEdit.DuplicateRow duplicate) {
            copy(Objects.checkIndex(duplicate.row(), height()), duplicate.row() + 1);
        } else if (edit instanceof SheetEdit.MoveRow move) {
            Objects.checkIndex(move.from(), height());
            Objects.checkIndex(move.to(), height());
            int to = move.to() > move.from() ? move.to() + 1 : move.to();
            int from = move.to() > move.from() ? move.from() : move.from() + 1;
            copy(move.from(), to);
            carryComments(from, to);
            delete(from);
        } else {
            delete(Objects.checkIndex(((SheetEdit.DeleteRow) edit).row(), height()));
        }
    }

    private int height() {
        return sheet.getLastRowNum() + 1;
    }

    private XSSFRow row(int at) {
        XSSFRow row = sheet.getRow(at);
        return row == null ? sheet.createRow(at) : row;
    }

    private static void set(XSSFRow row, int column, String text) {
        String plain = text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
        Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (plain.isEmpty()) {
            cell.setBlank();
        } else if (NUMBER.matcher(plain).matches()) {
            cell.setCellValue(Double.parseDouble(plain));
        } else {
            cell.setCellValue(plain);
        }
    }

    private void open(int at) {
        if (height() >= Sheet.MOST_ROWS) {
            throw new IndexOutOfBoundsException("A sheet has " + Sheet.MOST_ROWS + " rows at most.");
        }
        Objects.checkIndex(at, height() + 1);
        if (at < height()) {
            sheet.shiftRows(at, sheet.getLastRowNum(), 1);
        }
        sheet.createRow(at);
    }

    private void insert(int at, List<String> cells) {
        open(at);
        XSSFRow row = row(at);
        for (int c = 0; c < cells.size(); c++) {
            Cell like = at == 0 ? null : row(at - 1).getCell(c);
            set(row, c, cells.get(c));
            if (like != null) {
                row.getCell(c).setCellStyle(like.getCellStyle());
            }
        }
    }

    /** A row once more at another place; where it stood is counted before that place is opened. */
    private void copy(int row, int to) {
        open(to);
        row(to).copyRowFrom(row(to <= row ? row + 1 : row), WHOLE);
    }

    private void carryComments(int from, int to) {
        comments(from).forEach(comment -> comment.setRow(to));
    }

    private List<XSSFComment> comments(int row) {
        return sheet.getCellComments().entrySet().stream()
                .filter(one -> one.getKey().getRow() == row)
                .map(one -> one.getValue())
                .toList();
    }

    private void delete(int at) {
        for (XSSFComment comment : comments(at)) {
            CellAddress address = comment.getAddress();
            row(address.getRow())
                    .getCell(address.getColumn(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                    .removeCellComment();
        }
        XSSFRow row = sheet.getRow(at);
        if (row != null) {
            sheet.removeRow(row);
        }
        if (at < sheet.getLastRowNum()) {
            sheet.shiftRows(at + 1, sheet.getLastRowNum(), -1);
        }
    }
}
