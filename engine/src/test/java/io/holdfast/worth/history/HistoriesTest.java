package io.holdfast.worth.history;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.client.Client;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day of looking is that of {@code SmallCatalogue}: 2026-03-01. */
class HistoriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'contract':{'term':'annual','start':'2023-02-01'}|year|3|false",
                "'contract':{'term':'annual','start':'2023-03-02'}|year|2|false",
                "'since':'2023-02-01','contract':{'term':'annual'}|year|3|false",
                "'contract':{'term':'rolling','start':'2025-11-15'}|month|3|false",
                "'contract':{'term':'annual','start':'2023-02-01','renewals':7}|year|7|false",
                "'contract':{'term':'multi-year','start':'2020-01-01','end':'2022-12-31'}|term|2|false",
                "'contract':{'term':'multi-year','start':'2023-01-01'}|term|3|false",
                "'contract':{'term':'annual','start':'2023-02-01'},'ended':{'on':'2024-01-31'}|year|0|true",
                "'contract':{'term':'annual','start':'2023-02-01'},'ended':{'on':'2024-02-10'}|year|0|true",
                "'contract':{'term':'annual','start':'2023-02-01'},'ended':{'on':'2024-06-10'}|year|1|true",
                "'contract':{'term':'annual','start':'2023-02-01'},'ended':{'on':'2023-05-10'}|year|0|true",
                "'contract':{'term':'rolling','start':'2025-11-01'},'ended':{'on':'2026-01-31'}|month|2|true",
                "'contract':{'term':'rolling','start':'2025-11-01'},'ended':{'on':'2026-01-20'}|month|2|true",
                "'contract':{'term':'rolling','start':'2025-11-01'},'ended':{'on':'2026-01-02'}|month|1|true",
                "'contract':{'term':'rolling','start':'2025-11-01'},'ended':{'on':'2026-03-31'}|month|4|false",
                "'status':'lapsed','contract':{'term':'annual','start':'2023-02-01','end':'2025-01-31'}|year|1|true",
                "'status':'lapsed','contract':{'term':'rolling','renewals':5}|month|5|true",
            })
    void countsRenewalsFromTheFactsOfAContract(String facts, String period, int renewals, boolean left) {
        int months = period.equals("month") ? 1 : facts.contains("'end':'2022-12-31'") ? 36 : 12;
        assertThat(ContractHistory.of(client(facts)).history())
                .contains(new ContractHistory(period, months, renewals, left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'status':'lapsed','contract':{'term':'annual','start':'2023-02-01'}|left, but nobody recorded when; without them clients seem to stay longer than they do",
                "'contract':{'term':'annual'}|has a contract, but nobody recorded since when",
                "'contract':{'term':'annual','start':'2026-04-01'}|has a contract that begins after the day of looking",
                "'contract':{'term':'annual','start':'2025-04-01'},'ended':{'on':'2025-03-01'}|ended before the contract began",
            })
    void saysWhyAContractTellsNothing(String facts, String why) {
        assertThat(ContractHistory.of(client(facts))).isEqualTo(Outcome.unusable(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name':'Cleo'",
                "'contract':{'term':'none','start':'2023-02-01'}",
                "'contract':{'term':'project','start':'2023-02-01'}",
                "'status':'prospect','contract':{'term':'annual','start':'2023-02-01'}",
            })
    void whoHasNoContractThatRenewsHasNoRenewals(String facts) {
        assertThat(ContractHistory.of(client(facts))).isEqualTo(Outcome.none());
    }

    @Test
    void purchasesOfADayAreAVisit() {
        VisitHistory found = history("'purchases':[" + bought("2026-01-05", 30) + "," + bought("2026-01-19", 10) + ","
                + bought("2026-01-19", 25) + "," + bought("2026-02-02", 5) + "]");
        assertThat(found.visits()).isEqualTo(new Visits(2, 4, 55 / 7.0));
        assertThat(found.spend()).isEqualTo(new Spend(2, 20));
    }

    @Test
    void theOrderOfPurchasesMakesNoDifference() {
        assertThat(history("'purchases':[" + bought("2026-02-02", 5) + "," + bought("2026-01-05", 30) + "]"))
                .isEqualTo(history("'purchases':[" + bought("2026-01-05", 30) + "," + bought("2026-02-02", 5) + "]"));
    }

    @Test
    void whatWasGivenAwayIsAVisitWithoutASpend() {
        VisitHistory found = history("'purchases':[" + bought("2026-01-05", 30) + "," + bought("2026-01-19", 0)
                + ",{'service':'spa','on':'2026-02-02'}]");
        assertThat(found.visits().repeats()).isEqualTo(2);
        assertThat(found.spend()).isEqualTo(Spend.NONE);
    }

    @Test
    void visitsAreCountedWhereDaysAreUnknown() {
        VisitHistory found =
                history("'since':'2025-03-01','loyalty':{'visits':5,'lastVisit':'2026-02-01','visitsPerYear':5}");
        assertThat(found.visits().repeats()).isEqualTo(4);
        assertThat(found.visits().last()).isCloseTo(337 / 7.0, within(1e-9));
        assertThat(found.visits().age()).isCloseTo(365 / 7.0, within(1e-9));
        assertThat(history("'since':'2025-03-01','loyalty':{'visits':1,'lastVisit':'2025-03-02'}")
                        .visits())
                .isEqualTo(new Visits(0, 0, 365 / 7.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'purchases':[{'service':'spa'}]|has purchases, but none with a date",
                "'purchases':[{'service':'spa','on':'2026-04-01'}]|has purchases only after the day of looking",
                "'loyalty':{'visits':2,'lastVisit':'2026-02-01'}|has visits, but not both the day of the first (since) and of the last",
                "'since':'2026-02-02','loyalty':{'visits':2,'lastVisit':'2026-02-01'}|came last before they came first",
                "'since':'2026-02-02','loyalty':{'visits':2,'lastVisit':'2026-04-01'}|came last after the day of looking",
            })
    void saysWhyVisitsTellNothing(String facts, String why) {
        assertThat(VisitHistory.of(client(facts))).isEqualTo(Outcome.unusable(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'service':'spa','on':'2026-04-01'}|has purchases after the day of looking, which do not count",
                "{'service':'spa'}|has purchases without a date, which do not count",
                "{'service':'spa','on':'2020-01-01'}|bought before the day they are said to be a client since; the first purchase counts",
            })
    void usesTheRestAndSaysWhatItLeftOut(String purchase, String what) {
        Outcome<VisitHistory> outcome = VisitHistory.of(
                client("'since':'2025-01-01','purchases':[" + bought("2026-01-05", 30) + "," + purchase + "]"));
        assertThat(outcome.history()).isPresent();
        assertThat(outcome.fault()).contains(what);
    }

    @Test
    void whoIsUnderContractIsNoVisitor() {
        String purchase = "'purchases':[" + bought("2026-01-05", 30) + "]";
        assertThat(VisitHistory.of(client("'contract':{'term':'annual'}," + purchase)))
                .isEqualTo(Outcome.none());
        assertThat(VisitHistory.of(client("'contract':{'monthlyFee':10}," + purchase)))
                .isEqualTo(Outcome.none());
        assertThat(VisitHistory.of(client("'loyalty':{'visits':0}"))).isEqualTo(Outcome.none());
    }

    @Test
    void anEarlierDayKnowsLess() {
        VisitHistory found = history("'purchases':[" + bought("2025-01-06", 30) + "," + bought("2025-06-02", 10) + ","
                + bought("2026-01-19", 25) + "]");
        LocalDate day = LocalDate.parse("2025-06-02");
        assertThat(found.asOf(day).orElseThrow().visits()).isEqualTo(new Visits(1, 21, 21));
        assertThat(found.between(day, LocalDate.parse("2026-01-19"))).isEqualTo(1);
        assertThat(found.between(day, LocalDate.parse("2026-01-18"))).isZero();
        assertThat(found.asOf(LocalDate.parse("2025-01-05"))).isEmpty();
    }

    @Test
    void gathersABookBySegmentAndSaysWhatWasWrong() {
        Histories histories = new Histories();
        List<Client> book = List.of(
                client("'segment':'shop','contract':{'term':'annual','start':'2023-02-01'}"),
                client(
                        "'segment':'shop','contract':{'term':'annual','start':'2024-02-01'},'ended':{'on':'2025-01-31'}"),
                client("'contract':{'term':'rolling','start':'2026-01-01'}"),
                client("'segment':'shop','purchases':[" + bought("2026-01-05", 30) + "]"),
                client("'contract':{'term':'annual'}"),
                client("'name':'Cleo'"));
        book.forEach(histories::add);
        assertThat(histories.clients()).isEqualTo(6);
        assertThat(histories.renewals()).containsOnlyKeys("month", "year");
        var shop = histories
                .renewals()
                .getOrDefault("year", new java.util.TreeMap<>())
                .get("shop");
        assertThat(shop)
                .isEqualTo(io.holdfast.worth.fit.Renewals.NONE.with(3, false).with(0, true));
        assertThat(histories.visits()).containsOnlyKeys("shop");
        assertThat(histories.spends()).containsOnlyKeys("shop");
        assertThat(histories.visitors()).hasSize(1);
        assertThat(histories.notes())
                .hasSize(2)
                .anySatisfy(note ->
                        assertThat(note).startsWith("1 client has a contract, but nobody recorded since when: "))
                .contains("1 client has no history of renewals or visits; the simple value is all there is.");
    }

    private static VisitHistory history(String facts) {
        return VisitHistory.of(client(facts)).history().orElseThrow();
    }

    private static String bought(String on, double amount) {
        return "{'service':'spa','on':'" + on + "','amount':" + amount + "}";
    }
}
