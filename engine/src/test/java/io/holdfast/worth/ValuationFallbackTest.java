package io.holdfast.worth;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static io.holdfast.worth.FittedBook.BOOK;
import static io.holdfast.worth.FittedBook.file;
import static io.holdfast.worth.FittedBook.value;
import static io.holdfast.worth.FittedBook.years;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.worth.parameters.Learned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which model values a client, and what no model can. */
class ValuationFallbackTest {

    @Test
    void eachSegmentHasItsOwnModelAndTheRestThatOfAll() {
        Learned own = new Learned(
                "renewals",
                "year",
                "gold",
                "sbg",
                Map.of("alpha", 0.2, "beta", 5.0),
                Map.of("alpha", 0.01, "beta", 0.1),
                -1,
                200,
                "");
        Valuation valuation = Valuation.of(BOOK, "worth.json", file(List.of(years("*"), own)));
        String facts = "'contract':{'term':'annual','start':'2025-03-01','monthlyFee':100}";
        assertThat(segment(valuation, "'segment':'gold'," + facts)).isEqualTo("gold");
        assertThat(segment(valuation, "'segment':'silver'," + facts)).isEqualTo("*");
        assertThat(segment(valuation, facts)).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'contract':{'term':'rolling','start':'2025-03-01','monthlyFee':100}|too few renewals: 15 of at least 20",
                "'contract':{'term':'multi-year','start':'2025-03-01'}|the parameter file has no model of renewals by term",
                "'contract':{'term':'annual'}|the client has a contract, but nobody recorded since when",
                "'contract':{'monthlyFee':100}|no history of renewals or visits",
                "'loyalty':{'visits':4}|the client has visits, but not both the day of the first (since) and of the last",
            })
    void whereNoModelTellsTheSimpleValueStandsInAndSaysWhy(String factsAndWhy) {
        String[] parts = factsAndWhy.split("\\|");
        LifetimeValue value = value(parts[0]);
        LifetimeValue simple = SimpleValue.of(client(parts[0]), BOOK);
        assertThat(value.lifetime()).isEqualTo(simple.lifetime());
        assertThat(value.method()).startsWith("simple");
        assertThat(value.basis().orElseThrow().models()).isEmpty();
        assertThat(value.basis().orElseThrow().because()).isEqualTo(parts[1]);
    }

    @Test
    void whoLeftBringsNothingMore() {
        assertThat(value("'status':'lapsed','contract':{'term':'annual','start':'2020-03-01','end':'2023-02-28'}")
                        .residual())
                .isZero();
        assertThat(value("'status':'lapsed','purchases':[{'service':'spa','on':'2025-06-01','amount':40}]")
                        .residual())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'since':'2036-03-01','contract':{'term':'rolling','monthlyFee':100,'start':'2036-03-01'}",
                "'contract':{'term':'annual','renewals':100000,'monthlyFee':1e308,'marginRate':1}",
                "'contract':{'term':'annual','start':'1900-01-01','monthlyFee':0}",
                "'purchases':[{'service':'spa','on':'1900-01-01','amount':1e308},{'service':'spa','on':'2026-03-01','amount':1e308}]",
                "'purchases':[{'service':'spa','on':'2026-03-01','amount':0}]",
                "'purchases':[{'service':'spa','on':'2026-03-01'},{'service':'spa','on':'2026-02-01'},{'service':'spa'}]",
                "'loyalty':{'visits':1000000,'lastVisit':'2026-03-01'},'since':'1900-01-01'",
                "'loyalty':{'visits':5,'lastVisit':'2026-03-01'},'since':'2026-03-01'",
            })
    void itIsNeverNegativeAndAlwaysANumber(String facts) {
        LifetimeValue value = value(facts);
        assertThat(List.of(value.lifetime(), value.residual(), value.low(), value.high()))
                .allMatch(money -> Double.isFinite(money) && money >= 0 && money <= 1e12);
        assertThat(value.low()).isLessThanOrEqualTo(value.lifetime());
        assertThat(value.high()).isGreaterThanOrEqualTo(value.lifetime());
        value.pace().ifPresent(pace -> {
            assertThat(pace.alive()).isBetween(0.0, 1.0);
            assertThat(pace.nextVisitInDays()).isBetween(0, 36_500);
        });
    }

    private static String segment(Valuation valuation, String facts) {
        return valuation.of(client(facts)).basis().orElseThrow().models().get(0).segment();
    }
}
