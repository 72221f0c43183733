package io.holdfast.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that somebody wrote, with comma or semicolon between the cells.
 *
 * @param semicolons whether semicolons part the cells, and numbers may so have decimal commas
 */
public record CsvFile(boolean semicolons, List<CsvRow> rows) {

    public CsvFile {
        rows = List.copyOf(rows);
    }

    /** Reads a text; what is wrong with its quotes becomes a diagnostic and ends the rows. */
    public static CsvFile read(String file, String text, Diagnostics diagnostics) {
        boolean semicolons = hasSemicolons(text);
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(semicolons ? ';' : ',')
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();
        List<CsvRow> rows = new ArrayList<>();
        long before = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                rows.add(new CsvRow((int) before + 1, row.toList()));
                before = parser.getCurrentLineNumber();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            diagnostics.error(
                    Place.line(file, (int) before + 1),
                    "the quotes of this row do not match.",
                    "Close every \" and write a quote inside a cell as \"\".");
        }
        return new CsvFile(semicolons, rows);
    }

    /** The first line with more semicolons than commas outside quotes decides. */
    private static boolean hasSemicolons(String text) {
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                commas++;
            } else if (!quoted && c == ';') {
                semicolons++;
            } else if (!quoted && c == '\n' && commas + semicolons > 0) {
                break;
            }
        }
        return semicolons > commas;
    }

    /** A number as this file writes numbers, as Java reads them. */
    public String plainNumber(String cell) {
        return semicolons && cell.indexOf('.') < 0 ? cell.replace(',', '.') : cell;
    }
}
