package io.holdfast.rulebook;

import io.holdfast.sheet.WorkbookGuard;
import io.holdfast.source.CsvFile;
import io.holdfast.source.CsvRow;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the cells of a {@code .drl.csv} or {@code .drl.xlsx} file, with merged cells as Drools sees them. */
final class GridReader {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 200;
    private static final String MERGED = "...";

    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern LIST = Pattern.compile("\\bin\\s*\\(");

    private final String file;
    private final Diagnostics diagnostics;

    GridReader(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /**
     * In a CSV file, cells that end with dots are one merged cell with their neighbours that do; empty when its
     * quotes do not match, because nobody knows then where a row ends.
     */
    Optional<Grid> csv(String text) {
        List<List<Grid.Cell>> rows = new ArrayList<>();
        Diagnostics own = new Diagnostics();
        CsvFile csv = CsvFile.read(file, text, own);
        diagnostics.addAll(own.sorted());
        if (own.hasErrors()) {
            return Optional.empty();
        }
        for (CsvRow row : csv.rows()) {
            List<Grid.Cell> cells = new ArrayList<>();
            int merged = -1;
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = row.cells().get(i).strip();
                if (cell.contains("\n")) {
                    diagnostics.error(
                            Place.cell(file, row.line(), i + 1), "a cell holds one line.", "Take the line break out.");
                }
                boolean dotted = cell.endsWith(MERGED);
                merged = dotted ? (merged < 0 ? i : merged) : -1;
                String plain = isDecimal(cell, i, rows) ? csv.plainNumber(cell) : cell;
                cells.add(new Grid.Cell(dotted ? cell.substring(0, cell.length() - 3) : plain, merged));
            }
            rows.add(cells);
        }
        return Optional.of(new Grid(rows));
    }

    /** Whether a cell is a number with a decimal comma, and not a list of two for a column that asks for one. */
    private static boolean isDecimal(String cell, int column, List<List<Grid.Cell>> above) {
        if (!DECIMAL_COMMA.matcher(cell).matches()) {
            return false;
        }
        for (int row = above.size() - 1; row >= 0; row--) {
            List<Grid.Cell> cells = above.get(row);
            String code = column < cells.size() ? cells.get(column).text() : "";
            if (code.contains("$param")) {
                return !LIST.matcher(code).find();
            }
        }
        return false;
    }

    /** The first sheet of a workbook; formulas are refused, because what they show is not what they hold. */
    Optional<Grid> xlsx(byte[] bytes) {
        if (!WorkbookGuard.fits(file, bytes, diagnostics)) {
            return Optional.empty();
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                if (holdsTable(workbook.getSheetAt(i))) {
                    diagnostics.error(
                            Place.file(file),
                            "only the first sheet is read, and \"" + workbook.getSheetName(i)
                                    + "\" holds a RuleTable too.",
                            "Put it into the first sheet or a file of its own.");
                }
            }
            return Optional.of(grid(workbook.getSheetAt(0)));
        } catch (IOException | RuntimeException broken) {
            diagnostics.error(Place.file(file), "this is no workbook that can be read.", "Save it again as .xlsx.");
            return Optional.empty();
        }
    }

    private static boolean holdsTable(Sheet sheet) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue()
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .startsWith("ruletable")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Grid grid(Sheet sheet) {
        DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
        List<CellRangeAddress> merged = sheet.getMergedRegions();
        List<List<Grid.Cell>> rows = new ArrayList<>();
        int height = sheet.getLastRowNum() + 1;
        if (height > MOST_ROWS) {
            diagnostics.error(Place.file(file), "this sheet has " + height + " rows; " + MOST_ROWS + " are the most.");
            height = MOST_ROWS;
        }
        for (int r = 0; r < height; r++) {
            Row row = sheet.getRow(r);
            int width = row == null ? 0 : Math.min(row.getLastCellNum(), MOST_COLUMNS);
            for (CellRangeAddress range : merged) {
                width = range.containsRow(r) ? Math.max(width, range.getLastColumn() + 1) : width;
            }
            List<Grid.Cell> cells = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                cells.add(cell(sheet, merged, r, c, formatter));
            }
            rows.add(cells);
        }
        return new Grid(rows);
    }

    private Grid.Cell cell(Sheet sheet, List<CellRangeAddress> merged, int r, int c, DataFormatter formatter) {
        for (CellRangeAddress range : merged) {
            if (range.isInRange(r, c)) {
                return new Grid.Cell(
                        text(sheet, range.getFirstRow(), range.getFirstColumn(), formatter), range.getFirstColumn());
            }
        }
        return new Grid.Cell(text(sheet, r, c, formatter), -1);
    }

    private String text(Sheet sheet, int r, int c, DataFormatter formatter) {
        Row row = sheet.getRow(r);
        Cell cell = row == null ? null : row.getCell(c);
        if (cell == null) {
            return "";
        }
        if (cell.getCellType() == CellType.FORMULA) {
            diagnostics.error(
                    Place.cell(file, r + 1, c + 1),
                    "a table holds values, not formulas.",
                    "Paste the cell as a value.");
            return "";
        }
        if (cell.getCellType() == CellType.BOOLEAN) {
            return String.valueOf(cell.getBooleanCellValue());
        }
        if (cell.getCellType() == CellType.NUMERIC) {
            return java.math.BigDecimal.valueOf(cell.getNumericCellValue())
                    .stripTrailingZeros()
                    .toPlainString();
        }
        String text = formatter.formatCellValue(cell);
        if (text.strip().contains("\n")) {
            diagnostics.error(Place.cell(file, r + 1, c + 1), "a cell holds one line.", "Take the line break out.");
        }
        return text.strip();
    }
}
