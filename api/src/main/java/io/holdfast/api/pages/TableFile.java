package io.holdfast.api.pages;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.rulebook.TableMap;
import io.holdfast.sheet.CsvSheet;
import io.holdfast.sheet.Sheet;
import io.holdfast.sheet.WorkbookSheet;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Optional;

/** A file of the rule book that is a table, opened for the grid. */
record TableFile(String path, Sheet sheet, List<TableMap.Table> tables) {

    private static final List<String> CATALOGUES = List.of("actions.csv", "services.csv");

    /** Whether a file is shown in the grid, provided it can be read. */
    static boolean isTable(String path) {
        return path.endsWith(".drl.csv") || isWorkbook(path) || CATALOGUES.contains(path);
    }

    static boolean isWorkbook(String path) {
        return path.endsWith(".drl.xlsx");
    }

    /** The table; empty where there is no such file, or it is none that a grid could show. */
    static Optional<TableFile> of(String path, SourceFiles files, Catalogue catalogue, Diagnostics diagnostics) {
        Optional<? extends Sheet> sheet = !isTable(path)
                ? Optional.empty()
                : isWorkbook(path)
                        ? files.bytes(path).flatMap(bytes -> WorkbookSheet.read(path, bytes, diagnostics))
                        : files.text(path).flatMap(CsvSheet::read);
        return sheet.map(read -> of(path, read, catalogue))
                .filter(table -> !table.tables().isEmpty());
    }

    static TableFile of(String path, Sheet sheet, Catalogue catalogue) {
        List<List<String>> rows = sheet.rows();
        List<TableMap.Table> tables = CATALOGUES.contains(path)
                ? List.of(TableMap.catalogue(path, rows, catalogue))
                : TableMap.of(rows, catalogue);
        return new TableFile(path, sheet, tables);
    }
}
