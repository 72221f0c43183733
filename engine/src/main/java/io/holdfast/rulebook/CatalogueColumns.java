package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Effect;
import io.holdfast.catalogue.Kind;
import io.holdfast.catalogue.Period;
import java.util.List;
import java.util.Map;

/** What may stand in the columns of the catalogue's files. */
final class CatalogueColumns {

    private static final double MOST_MONEY = 1e9;
    private static final int MOST_DAYS = 3660;

    private CatalogueColumns() {}

    static Map<String, CellType> of(String file, Catalogue catalogue) {
        CellType money = CellType.number(CellType.Kind.NUMBER, 0, MOST_MONEY);
        CellType share = CellType.number(CellType.Kind.NUMBER, 0, 1);
        CellType days = CellType.number(CellType.Kind.WHOLE, 0, MOST_DAYS);
        List<String> services = List.copyOf(catalogue.services().keySet());
        return file.equals("actions.csv")
                ? Map.of(
                        "kind", CellType.of(CellType.Kind.WORD, Kind.words()),
                        "effect", CellType.of(CellType.Kind.WORD, Effect.words()),
                        "owner",
                                CellType.of(
                                        CellType.Kind.WORD, List.of("accountManager", "deliveryLead", "operations")),
                        "amount", money,
                        "uplift", share,
                        "likelihood", share,
                        "cost", money,
                        "restDays", days,
                        "dueDays", days,
                        "title", CellType.of(CellType.Kind.SENTENCE, List.of()))
                : Map.of(
                        "core", CellType.of(CellType.Kind.YES_NO, List.of("true", "false")),
                        "period", CellType.of(CellType.Kind.WORD, Period.words()),
                        "rung", CellType.number(CellType.Kind.WHOLE, 1, 100),
                        "price", money,
                        "margin", share,
                        "adjacentTo", CellType.of(CellType.Kind.WORDS, services),
                        "extraOf", CellType.of(CellType.Kind.WORDS, services),
                        "biggerOf", CellType.of(CellType.Kind.WORDS, services));
    }
}
