package io.holdfast.intake;

import static io.holdfast.intake.Fixtures.gzip;
import static io.holdfast.intake.Fixtures.read;
import static io.holdfast.intake.Fixtures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.client.Client;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\n{\"id\":\"1\"},\n{\"id\":\"2\"}]",
                "{\"clients\":\n[{\"id\":\"1\"},\n{\"id\":\"2\"}]}",
                "{\"clients\":\n[{\"id\":\"1\"},\n{\"id\":\"2\"}], \"more\": {\"clients\": 3}}",
                "\uFEFF\n{\"id\":\"1\"}\n{\"id\":\"2\"}",
            })
    void readsJsonInEveryForm(String json) {
        assertThat(told(read("clients.json", json))).containsExactly("2: 1", "3: 2");
        assertThat(told(read("clients.json.gz", gzip(json), null))).containsExactly("2: 1", "3: 2");
    }

    @Test
    void readsOneClientAlone() {
        assertThat(told(read("one.json", "{\n \"id\": \"1\",\n \"name\": \"N\"\n}")))
                .containsExactly("1: 1");
        assertThat(told(read("one.json", "[]"))).isEmpty();
        assertThat(told(read("one.json", "{\"clients\":[]}"))).isEmpty();
        assertThat(told(read("one.json", " "))).containsExactly("1: [the file is empty]");
        assertThat(told(read("one.json", "{}"))).containsExactly("1: [/id: id must be given]");
        assertThat(told(read("one.json", "7"))).containsExactly("1: [a client is an object, not 7]");
    }

    @Test
    void goesOnAfterABadClientInAList() {
        assertThat(told(read("c.json", "[{\"id\":\"1\"},\n{\"id\":2,\"x\":[[1]]},\n5,\n{\"id\":\"3\"}]")))
                .containsExactly(
                        "1: 1",
                        "2: [/id: id must be text, not 2, /x: no fact `x`; what a business adds of its own goes under"
                                + " `attributes`]",
                        "3: [a client is an object, not 5]",
                        "4: 3");
    }

    @Test
    void stopsWhereAListBreaks() {
        assertThat(told(read("c.json", "[{\"id\":\"1\"},\n{\"id\":\"2\" oops},\n{\"id\":\"3\"}]")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("2: [the file is not valid JSON at line 2, column ")
                .endsWith("; what follows could not be read]");
        assertThat(told(read("c.json", "[{\"id\":\"1\"}"))).hasSize(2);
    }

    @Test
    void jsonLinesRecoverAtTheNextLine() {
        assertThat(told(read("c.jsonl", "\uFEFF{\"id\":\"1\"}\r\n\r\n{\"id\":\n{\"id\":\"2\"}\n[\n{\"id\":\"3\"}")))
                .hasSize(5)
                .contains("1: 1", "4: 2", "6: 3")
                .anyMatch(line -> line.startsWith("3: [is not valid JSON at line 1, column"))
                .anyMatch(line -> line.startsWith("5: ["));
    }

    @Test
    void refusesAClientThatWasThereBefore() {
        assertThat(told(read("c.jsonl", "{\"id\":\"17\"}\n{\"id\":\"2\"}\n{\"id\":\"17\"}")))
                .containsExactly("1: 17", "2: 2", "3: [/id: client \"17\" was already on line 1]");
    }

    @Test
    void readsCsvWhoseColumnsAreNamedLikeFacts() {
        String csv = "\uFEFFid,contract.term,contract.monthlyFee,services,relationship.needs,since,contract.autoRenews,"
                + "attributes.employees,usage.seats\r\n"
                + "C-1,annual,99.5,seo|hosting,speed,2024-02-29,yes,12,7.0\r\n"
                + "\r\n"
                + "\"C-2\",,,,,,,,\r\n";

        List<Entry> entries = read("clients.csv", csv);

        assertThat(told(entries)).containsExactly("2: C-1", "4: C-2");
        Client first = ((Entry.Good) entries.get(0)).client();
        assertThat(first.contract().term()).isEqualTo("annual");
        assertThat(first.contract().monthlyFee()).isEqualTo(99.5);
        assertThat(first.contract().autoRenews()).isTrue();
        assertThat(first.services()).containsExactly("seo", "hosting");
        assertThat(first.relationship().needs()).containsExactly("speed");
        assertThat(first.since()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(first.usage().seats()).isEqualTo(7);
        assertThat(first.attributes()).containsEntry("employees", 12);
        Client second = ((Entry.Good) entries.get(1)).client();
        assertThat(second.services().count()).isNull();
        assertThat(second.contract().monthlyFee()).isNull();
    }

    @Test
    void readsSemicolonsWithDecimalCommas() {
        assertThat(fee("id;contract.monthlyFee\n1;99,5\n")).isEqualTo(99.5);
        assertThat(fee("id;contract.monthlyFee\n1;99.5\n")).isEqualTo(99.5);
        assertThat(fee("sep=;\r\nid;contract.monthlyFee\r\n1;99,5\r\n")).isEqualTo(99.5);
        assertThat(fee("id\tcontract.monthlyFee\n1\t99.5\n")).isEqualTo(99.5);
    }

    @Test
    void namesTheColumnOfABadCell() {
        assertThat(told(read(
                        "c.csv",
                        "id,contract.term,contract.monthlyFee,since,delivery.onTimeRate\n"
                                + "1,anual,\"1,5\",2026-02-30,97\n"
                                + "2,annual,5,,\n"
                                + "3,annual\n"
                                + "4,annual,-1,,,,\n"
                                + ",annual,1,,\n")))
                .containsExactly(
                        "2: [/contract/monthlyFee: column contract.monthlyFee: \"1,5\" is not a number; where the comma"
                                + " is the decimal mark, the mapping says `decimals: \",\"`,"
                                + " /since: column since: \"2026-02-30\" is not a date as the file writes them,"
                                + " /contract/term: column contract.term: term is none, rolling, annual, multi-year or"
                                + " project, not \"anual\","
                                + " /delivery/onTimeRate: column delivery.onTimeRate: onTimeRate must be between 0 and 1,"
                                + " not 97 (a share: 40 % is 0.4)]",
                        "3: 2",
                        "4: [the line has 2 cells where the header has 5]",
                        "5: [/contract/monthlyFee: column contract.monthlyFee: monthlyFee must be 0 or more, not -1]",
                        "6: [/id: column id: id must be given]");
    }

    @Test
    void keepsQuotesToTheirLine() {
        assertThat(told(read(
                        "c.csv",
                        "id,name\n1,\"a \"\"b\"\",\nc\"\n2,\"never closed\n3,fine\n\"4\" ,\"x\"y\n5,in \"quotes\"\n")))
                .containsExactly(
                        "2: 1",
                        "4: [a quote mark is opened and never closed]",
                        "5: 3",
                        "6: [text follows the quote mark that ends a cell]",
                        "7: 5");
    }

    @Test
    void saysWhichColumnsMeanNothing() {
        assertThat(told(read("c.csv", "id,contract.trem,tenureMonths,purchases,attributes.x\n1,,,,\n")))
                .containsExactly(
                        "1: [There is no fact \"contract.trem\". Did you mean `contract.term`?,"
                                + " `tenureMonths` follows from other facts and cannot be given.,"
                                + " `purchases` is a list of entries, which takes a mapping with `each`.,"
                                + " no attribute `x` is declared in book.yaml]",
                        "2: 1");
        assertThat(told(read("c.csv", "name,segment\nA,b\n")))
                .singleElement()
                .asString()
                .contains("column \"id\"");
        assertThat(told(read("c.csv", ""))).singleElement().asString().contains("the file is empty");
    }

    @Test
    void saysWhichLineIsNotUtf8() {
        byte[] latin = "id,name\n1,M\u00fcller\n2,Meier\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(told(read("c.csv", latin, null)))
                .containsExactly("2: [the line holds bytes that are not UTF-8; save the file as UTF-8]", "3: 2");
    }

    @Test
    void tellsWhatAStreamHoldsByItsBeginning() {
        assertThat(told(read("-", "[{\"id\":\"1\"}]"))).containsExactly("1: 1");
        assertThat(told(read("-", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n"))).containsExactly("1: 1", "2: 2");
        assertThat(told(read("-", "{\n\"id\":\"1\"}\n"))).containsExactly("1: 1");
        assertThat(told(read("-", "{\"clients\": [{\"id\":\"1\"}]}"))).containsExactly("1: 1");
        assertThat(told(read("-", "id;name\n1;A\n"))).containsExactly("2: 1");
        assertThat(told(read("-", gzip("{\"id\":\"1\"}\n{\"id\":\"2\"}\n"), null)))
                .containsExactly("1: 1", "2: 2");
    }

    @Test
    void saysWhenAFileIsNotWhatItsNameSays() {
        assertThatThrownBy(() -> read("c.csv.gz", "id\n1\n")).hasMessageContaining("c.csv.gz is not gzip data");
        assertThatThrownBy(() -> read("c.csv", "PK\u0003\u0004xxxx")).hasMessageContaining("spreadsheet or zip");
        assertThatThrownBy(() -> read("c.jsonl", new byte[] {1, 2, 0, 4}, null)).hasMessageContaining("is binary");
        assertThatThrownBy(() -> read("c.csv", "id\n1".getBytes(StandardCharsets.UTF_16), null))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> read("c.json", "[]", "id: x\nfacts: {}")).hasMessageContaining("mapping is for CSV");
    }

    @Test
    void saysWhenGzipDataIsCutOff() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("{\"id\":\"").append(Integer.toHexString(i * 31_337)).append("\"}\n");
        }
        byte[] whole = gzip(many.toString());

        List<String> told = told(read("c.jsonl.gz", Arrays.copyOf(whole, whole.length / 2), null));

        assertThat(told).hasSizeBetween(1_000, 19_000);
        assertThat(told.get(told.size() - 1)).contains("gzip data is damaged or ends too early");
        assertThatThrownBy(() -> read("c.jsonl.gz", Arrays.copyOf(whole, 5), null))
                .hasMessageContaining("gzip");
    }

    private static double fee(String csv) {
        Double fee =
                ((Entry.Good) read("c.csv", csv).get(0)).client().contract().monthlyFee();
        return fee == null ? -1 : fee;
    }
}
