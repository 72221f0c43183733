package io.holdfast.sheet;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The first sheet of an {@code .xlsx} workbook. Editing keeps formats, comments and whatever else stands in it. */
public final class WorkbookSheet implements Sheet {

    private final byte[] bytes;
    private final List<List<String>> rows;

    private WorkbookSheet(byte[] bytes, List<List<String>> rows) {
        this.bytes = bytes;
        this.rows = rows;
    }

    /** Reads a workbook; empty, with errors, when {@link WorkbookGuard} refuses it or it cannot be read. */
    public static Optional<WorkbookSheet> read(String file, byte[] bytes, Diagnostics diagnostics) {
        if (!WorkbookGuard.lets(file, bytes, diagnostics)) {
            return Optional.empty();
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return Optional.of(new WorkbookSheet(bytes.clone(), WorkbookRows.of(workbook.getSheetAt(0))));
        } catch (IOException | RuntimeException broken) {
            diagnostics.error(Place.file(file), "this is no workbook that can be read.", "Save it again as .xlsx.");
            return Optional.empty();
        }
    }

    @Override
    public List<List<String>> rows() {
        return rows;
    }

    @Override
    public int line(int row) {
        return row + 1;
    }

    @Override
    public WorkbookSheet with(List<SheetEdit> edits) {
        if (edits.isEmpty()) {
            return this;
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            WorkbookRows sheet = new WorkbookRows(workbook.getSheetAt(0));
            edits.forEach(sheet::apply);
            workbook.write(out);
            return new WorkbookSheet(out.toByteArray(), WorkbookRows.of(workbook.getSheetAt(0)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The comments of its cells, each with its author's words, from the top. */
    public List<String> comments() {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            List<String> said = new ArrayList<>();
            workbook.getSheetAt(0)
                    .getCellComments()
                    .forEach((at, comment) -> said.add(
                            at.formatAsString() + ": " + comment.getString().getString()));
            return said;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
