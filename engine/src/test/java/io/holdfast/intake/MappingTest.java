package io.holdfast.intake;

import static io.holdfast.intake.Fixtures.read;
import static io.holdfast.intake.Fixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.client.Purchase;
import io.holdfast.source.Diagnostic;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {

    @Test
    void readsTheTelcoExport() {
        List<Entry> entries =
                read("telco.csv", Fixtures.text("mappings/telco-lines.csv"), Fixtures.text("mappings/telco.yaml"));

        assertThat(told(entries)).containsExactly("2: 1001-ALPHA", "3: 1002-BRAVO", "4: 1003-CHARL", "5: 1004-DELTA");
        Client alpha = client(entries, 0);
        assertThat(alpha.since()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(alpha.tenureMonths()).isEqualTo(24);
        assertThat(alpha.status()).isEqualTo("active");
        assertThat(alpha.contract().term()).isEqualTo("annual");
        assertThat(alpha.contract().monthlyFee()).isEqualTo(61.5);
        assertThat(alpha.contract().end()).isNull();
        assertThat(alpha.services()).containsExactly("phone", "internet", "online-security", "tech-support");
        assertThat(client(entries, 1).since()).isEqualTo(TestBooks.TODAY);
        assertThat(client(entries, 2).status()).isEqualTo("lapsed");
        assertThat(client(entries, 3).services()).containsExactly("phone");
    }

    @Test
    void gathersInvoiceLinesIntoClients() {
        List<Entry> entries = read(
                "retail.csv",
                Fixtures.text("mappings/online-retail-lines.csv"),
                Fixtures.text("mappings/online-retail.yaml"));

        assertThat(told(entries)).containsExactly("2: 20001", "4: 20002");
        Client first = client(entries, 0);
        assertThat(first.region()).isEqualTo("France");
        assertThat(first.since()).isEqualTo(LocalDate.of(2011, 1, 10));
        assertThat(first.purchases()).extracting(Purchase::service).containsExactly("A-1", "B-2", "C-3");
        assertThat(first.purchases()).extracting(Purchase::amount).containsExactly(15.3, 6.78, 11.0);
        assertThat(first.loyalty().visits()).isEqualTo(2);
        assertThat(first.loyalty().lastVisit()).isEqualTo(LocalDate.of(2011, 7, 11));
        assertThat(first.loyalty().visitsPerYear()).isEqualTo(2.01);
        assertThat(client(entries, 1).loyalty().visitsPerYear()).isNull();
    }

    @Test
    void convertsTranslatesAndGathers() {
        String mapping = """
                id: Nr
                groupBy: Nr
                delimiter: ";"
                decimals: ","
                dates: [dd.MM.yyyy, yyyy-MM-dd]
                where: { Art: [a, b], Menge: ">= 0" }
                facts:
                  name: Name
                  status: { column: Zustand, values: { ja: active, nein: lapsed, "?": ~ }, otherwise: prospect }
                  contract.monthlyFee: { sum: { product: [Menge, Preis] } }
                  contract.marginRate: { column: Marge, as: percent }
                  contract.start: { earliest: Tag }
                  contract.lastPriceRise: { column: US, dates: MM/dd/yyyy }
                  contract.autoRenews: { const: yes }
                  contract.noticeDays: { max: Frist }
                  feedback.openTickets: { count: Menge, where: { Menge: "> 1" } }
                  services: { column: Dienst, split: "+" }
                  relationship.needs: { const: [speed, reach] }
                  attributes.employees: Leute
                  attributes.newsletter: Brief
                """;
        String csv = """
                Nr;Art;Name;Zustand;Menge;Preis;Marge;Tag;US;Frist;Dienst;Leute;Brief
                1;a;Müller;ja;2;1.000,50;45 %;31.12.2025;02/29/2024;30;seo+hosting;7;yes
                1;b;;;1;9,5;;2025-06-01;;60;seo+content;;
                1;c;Nope;;;;;;;;;;
                2;a;Meier;?;1;x;;01.13.2025;;;;;maybe
                3;a;Moser;other;1;1;;;;;;;
                4;a;Maier;ja;viel;1;;;;;;;
                """;
        List<Entry> entries = read("c.csv", csv, mapping);

        assertThat(told(entries))
                .containsExactly(
                        "2: 1",
                        "5: [/contract/monthlyFee: column Preis: \"x\" is not a number, /contract/start: column Tag:"
                                + " \"01.13.2025\" is not a date as the file writes them, /attributes/newsletter: column"
                                + " Brief: \"maybe\" is not true, false, yes, no, 1 or 0]",
                        "6: 3",
                        "7: [column Menge: \"viel\" cannot be compared with 0]");
        Client first = client(entries, 0);
        assertThat(first.name()).isEqualTo("Müller");
        assertThat(first.status()).isEqualTo("active");
        assertThat(first.contract().monthlyFee()).isEqualTo(2010.5);
        assertThat(first.contract().marginRate()).isEqualTo(0.45);
        assertThat(first.contract().start()).isEqualTo(LocalDate.of(2025, 6, 1));
        assertThat(first.contract().lastPriceRise()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(first.contract().autoRenews()).isTrue();
        assertThat(first.contract().noticeDays()).isEqualTo(60);
        assertThat(first.feedback().openTickets()).isEqualTo(1);
        assertThat(first.services()).containsExactly("seo", "hosting", "content");
        assertThat(first.relationship().needs()).containsExactly("speed", "reach");
        assertThat(first.attributes()).containsEntry("employees", 7).containsEntry("newsletter", true);
        assertThat(client(entries, 2).status()).isEqualTo("prospect");
    }

    @Test
    void namesLineAndColumnWithinAGroup() {
        String mapping = """
                id: Nr
                groupBy: Nr
                facts:
                  purchases: { each: { service: Was, on: Tag, amount: Geld } }
                """;

        assertThat(told(read("c.csv", "Nr,Was,Tag,Geld\n1,a,2026-01-01,5\n1,b,gestern,5\n1,c,,-2\n1,,,1\n", mapping)))
                .containsExactly("2: [/purchases/1/on: line 3, column Tag: \"gestern\" is not a date as the file writes"
                        + " them, /purchases/2/amount: line 4, column Geld: amount must be 0 or more, not -2,"
                        + " /purchases/3/service: line 5, column Was: service must be given]");
    }

    @Test
    void saysWhatNoTranslationCoversAndWhichColumnIsMissing() {
        String mapping = """
                id: Nr
                facts:
                  status: { column: Stat, values: { A: active, L: lapsed } }
                  name: Nmae
                """;

        assertThat(told(read("c.csv", "Nr,Stat,Name\n1,A,x\n2,B,y\n3,,z\n", mapping)))
                .containsExactly(
                        "1: [/name: there is no column \"Nmae\". Did you mean `Name`?]",
                        "2: 1",
                        "3: [/status: column Stat: no translation covers \"B\"; there are \"A\" or \"L\"]",
                        "4: 3");
        assertThat(told(read("c.csv", "Number,Stat,Nmae\n1,A,x\n", mapping)))
                .containsExactly("1: [/id: there is no column \"Nr\", without it no client can be read; columns are"
                        + " Number, Stat, Nmae]");
    }

    @Test
    void findsEveryFaultAtItsPlace() {
        String mapping = """
                id: Nr
                groupby: Nr
                asOf: 2026-02-30
                delimiter: "x"
                dates: YYYY-MM-DD
                decimals: dot
                facts:
                  contract.trem: Term
                  contract.daysToEnd: Days
                  contract: Contract
                  status: { column: S, values: { A: actve } }
                  status: { const: active }
                  since: { column: T, as: monthAgo }
                  name: { column: N, as: monthsAgo }
                  region: { clumn: R }
                  segment: { const: a, column: b }
                  services: { flags: [a] }
                  industry: { flags: { A: a } }
                  purchases: Column
                  requests: { each: { on: Day, sevice: X } }
                  loyalty.lastVisit: { sum: Visits }
                  usage.seats: { count: distinct X, where: { Q: "> many" } }
                  delivery.onTimeRate: { const: 97 }
                  contract.noticeDays: { const: 7.5 }
                  id: Other
                  value.tier: Tier
                """;

        List<String> lines = Mapping.read("m.yaml", mapping)
                .fold(
                        read -> List.<String>of(),
                        errors -> errors.stream().map(Diagnostic::line).toList());

        assertThat(lines)
                .containsExactly(
                        "m.yaml:2:1: error: There is no key \"groupby\". Did you mean `groupBy`?",
                        "m.yaml:3:7: error: asOf is 2026-02-30, a day that does not exist.",
                        "m.yaml:4:12: error: `delimiter` is \",\", \";\", \"|\" or tab, not \"x\".",
                        "m.yaml:5:8: error: \"YYYY-MM-DD\" is not a date format. Use yyyy, MM and dd as in yyyy-MM-dd or"
                                + " dd.MM.yyyy HH:mm.",
                        "m.yaml:6:11: error: `decimals` is \",\" or \".\", not \"dot\".",
                        "m.yaml:8:3: error: There is no fact \"contract.trem\". Did you mean `contract.term`?",
                        "m.yaml:9:3: error: `contract.daysToEnd` follows from other facts and cannot be given.",
                        "m.yaml:10:3: error: `contract` is a group of facts. Name one of them, such as `contract.term`.",
                        "m.yaml:11:37: error: status is prospect, active, ending or lapsed, not \"actve\". Did you mean"
                                + " `active`?",
                        "m.yaml:12:3: error: `status` stands here twice.",
                        "m.yaml:13:27: error: There is no conversion \"monthAgo\". Did you mean `monthsAgo`?",
                        "m.yaml:14:26: error: `monthsAgo` does not make text, which `name` is.",
                        "m.yaml:15:11: error: region does not say where it comes from. Use one of column, const, flags,"
                                + " each, count, product, sum, max, min, latest, earliest.",
                        "m.yaml:15:13: error: There is no key \"clumn\". Did you mean `column`?",
                        "m.yaml:16:12: error: segment has column and const. Use one of them.",
                        "m.yaml:17:22: error: `flags` must be an object of keys and values.",
                        "m.yaml:18:15: error: `flags` make a list of texts, and `industry` is none.",
                        "m.yaml:19:14: error: `purchases` is a list of entries. Fill it with `each`.",
                        "m.yaml:20:15: error: Each entry of `requests` needs `service`.",
                        "m.yaml:20:32: error: There is no fact of requests \"sevice\". Did you mean `service`?",
                        "m.yaml:21:24: error: `sum` does not make a date (yyyy-mm-dd), which `loyalty.lastVisit` is.",
                        "m.yaml:22:49: error: \"> many\" compares with neither a number nor a date.",
                        "m.yaml:23:33: error: onTimeRate must be between 0 and 1, not 97 (a share: 40 % is 0.4).",
                        "m.yaml:24:33: error: noticeDays must be a whole number, not \"7.5\".",
                        "m.yaml:25:3: error: `id` is a key of the mapping itself. Write it above `facts`.",
                        "m.yaml:26:3: error: `value.tier` follows from other facts and cannot be given.");
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThat(faults("id: [x\nfacts: {"))
                .singleElement()
                .asString()
                .startsWith("m.yaml:")
                .contains("not valid YAML");
        assertThat(faults("")).containsExactly("m.yaml: error: The mapping is empty. It needs an `id` and `facts`.");
        assertThat(faults("- a")).containsExactly("m.yaml:1:1: error: A mapping must be an object of keys and values.");
        assertThat(faults("facts: {}"))
                .containsExactly("m.yaml:1:1: error: A mapping needs `id`: the column that names the client.");
        assertThat(faults("id: \u0000")).hasSize(1);
        assertThat(faults("id: a\nfacts: &x { name: *x }")).isNotEmpty();
    }

    @Test
    void knowsTheDayOfTheExport() {
        assertThat(Fixtures.mapping("id: a\nasOf: 2026-03-01").asOf()).contains(LocalDate.of(2026, 3, 1));
        assertThat(Fixtures.mapping("id: a").asOf()).isEmpty();
    }

    private static List<String> faults(String yaml) {
        return Mapping.read("m.yaml", yaml)
                .fold(
                        mapping -> List.of(),
                        errors -> errors.stream().map(Diagnostic::line).toList());
    }

    private static Client client(List<Entry> entries, int index) {
        return ((Entry.Good) entries.get(index)).client();
    }
}
