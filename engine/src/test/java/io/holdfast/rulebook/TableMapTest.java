package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.sheet.CsvSheet;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the grid and the editor offer is what the rules really take. */
class TableMapTest {

    private final SourceFiles files = starter();
    private final Catalogue catalogue =
            CatalogueReader.read(files, new Diagnostics()).orElseThrow();

    private static SourceFiles starter() {
        try {
            return SourceFiles.read(
                    Path.of(System.getProperty("holdfast.root", "..")).resolve("rules"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void knowsWhatEachColumnOfAStarterTableTakes() {
        TableMap.Table table =
                tables("retention/contract/renewal-terms.drl.csv").get(0);

        assertThat(table.name()).isEqualTo("Weak terms at renewal");
        assertThat(table.data()).isEqualTo(5);
        assertThat(table.until()).isEqualTo(8);
        assertThat(table.columns())
                .extracting(column -> column.type().kind())
                .containsExactly(
                        CellType.Kind.WORD,
                        CellType.Kind.YES_NO,
                        CellType.Kind.WORD,
                        CellType.Kind.YES_NO,
                        CellType.Kind.WHOLE,
                        CellType.Kind.WORD,
                        CellType.Kind.SENTENCE);
        assertThat(table.columns().get(0).type().words()).contains("active", "lapsed");
        assertThat(table.columns().get(2).type().words()).containsExactly("none", "cpi", "rpi", "fixed");
        assertThat(table.columns().get(4).type().from()).isZero();
        assertThat(table.columns().get(4).type().fact()).isEqualTo("contract.noticeDays");
        assertThat(table.columns().get(5).type().words()).contains("improve-contract-terms");
    }

    @Test
    void knowsSignalsAndCandidates() {
        TableMap.Table table = tables("policy/red-health.drl.csv").get(0);

        assertThat(table.columns().get(0).type().words()).containsExactly("green", "amber", "red");
        assertThat(table.columns().get(1).type().words()).containsExactly("keep", "sell", "reward", "internal");
        assertThat(table.columns().get(2).type().words()).contains("offer-annual-contract");
        assertThat(tables("signals/health.drl.csv")).hasSizeGreaterThan(5);
        assertThat(tables("signals/health.drl.csv")
                        .get(0)
                        .columns()
                        .get(3)
                        .type()
                        .words())
                .containsExactly("green", "amber", "red");
    }

    @Test
    void noCellOfTheStarterBookIsOutsideWhatItsColumnTakes() {
        for (String path : files.paths()) {
            if (path.endsWith(".drl.csv") || path.equals("actions.csv") || path.equals("services.csv")) {
                List<List<String>> rows = rows(path);
                List<TableMap.Table> tables = path.endsWith(".drl.csv")
                        ? TableMap.of(rows, catalogue)
                        : List.of(TableMap.catalogue(path, rows, catalogue));
                tables.forEach(table -> table.columns().forEach(column -> {
                    for (int row = table.data(); row < table.until(); row++) {
                        List<String> cells = rows.get(row);
                        String cell = column.index() < cells.size() ? cells.get(column.index()) : "";
                        fits(path + " " + row + " " + column, column.type(), cell);
                    }
                }));
            }
        }
    }

    private static void fits(String place, CellType type, String cell) {
        if (cell.isEmpty() || type.kind() == CellType.Kind.WORDS && type.words().isEmpty()) {
            return;
        }
        switch (type.kind()) {
            case WORD, YES_NO -> assertThat(type.words()).as(place).contains(cell);
            case WHOLE, NUMBER -> assertThat(Double.parseDouble(cell)).as(place).isBetween(type.from(), type.to());
            case WORDS -> {
                for (String word : cell.replaceAll("[\"\\s]", "").split("[,|]")) {
                    assertThat(type.words()).as(place).contains(word);
                }
            }
            default -> {}
        }
    }

    @Test
    void makesTheBestOfATableThatIsWrong() {
        assertThat(TableMap.of(List.of(List.of("RuleTable x")), catalogue)).hasSize(1);
        assertThat(TableMap.of(List.of(List.of("RuleTable x"), List.of("CONDITION", "nonsense")), catalogue)
                        .get(0)
                        .columns())
                .extracting(column -> column.type().kind())
                .containsExactly(CellType.Kind.TEXT, CellType.Kind.TEXT);
    }

    @Test
    void offersTheSentencesWithWhatFillsThem() {
        Lexicon lexicon = Lexicon.of(files, catalogue);

        assertThat(lexicon.phrases())
                .anySatisfy(phrase -> {
                    assertThat(phrase.words()).isEqualTo("The health is {theHealth}");
                    assertThat(phrase.places().get("theHealth")).containsExactly("green", "amber", "red");
                })
                .anySatisfy(phrase -> {
                    assertThat(phrase.words()).isEqualTo("- with at least {someMonths} months of tenure");
                    assertThat(phrase.isDetail()).isTrue();
                })
                .anySatisfy(phrase -> {
                    assertThat(phrase.condition()).isFalse();
                    assertThat(phrase.words()).isEqualTo("Recommend \"{theAction}\" because \"{theReason}\"");
                    assertThat(phrase.places().get("theAction")).contains("win-back");
                });
        assertThat(lexicon.facts()).contains("contract.daysToEnd", "name");
    }

    private List<TableMap.Table> tables(String path) {
        return TableMap.of(rows(path), catalogue);
    }

    private List<List<String>> rows(String path) {
        return CsvSheet.read(files.text(path).orElseThrow()).orElseThrow().rows();
    }
}
