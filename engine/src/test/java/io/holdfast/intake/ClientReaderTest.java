package io.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReaderTest {

    @Test
    void readsAClientOfWhomOnlyTheIdIsKnown() {
        Client client = read("{'id': 'C-1'}");

        assertThat(client.id()).isEqualTo("C-1");
        assertThat(client.name()).isNull();
        assertThat(client.contract().term()).isNull();
        assertThat(client.contract().noticeDeadline()).isNull();
        assertThat(client.services().count()).isNull();
        assertThat(client.divisions().unserved()).isNull();
        assertThat(client.purchases()).isEmpty();
        assertThat(client.asOf()).isEqualTo(TestBooks.TODAY);
    }

    @Test
    void readsEveryKindOfFact() {
        Client client = read("{'id':'C-1','since':'2024-02-29','status':'active',"
                + "'contract':{'term':'annual','monthlyFee':100,'autoRenews':true,'noticeDays':30},"
                + "'services':['seo','hosting'],'divisions':[{'name':'North','served':false}],"
                + "'purchases':[{'service':'seo','on':'2026-01-01','amount':12.5}],"
                + "'contacts':[{'action':'ask-nps','on':'2026-02-01','outcome':'shown'}],"
                + "'relationship':{'needs':['speed']},"
                + "'attributes':{'newsletter':true,'employees':12,'founded':'1999-01-01','motto':'On'}}");

        assertThat(client.since()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(client.contract().monthlyFee()).isEqualTo(100.0);
        assertThat(client.services()).containsExactly("seo", "hosting");
        assertThat(client.services().count()).isEqualTo(2);
        assertThat(client.divisions().unserved()).isEqualTo(1);
        assertThat(client.purchases().get(0).daysAgo()).isEqualTo(59);
        assertThat(client.contacts().get(0).sameOfferAs()).isEqualTo("ask-nps");
        assertThat(client.relationship().knownNeeds()).isEqualTo(1);
        assertThat(client.attributes())
                .containsEntry("newsletter", true)
                .containsEntry("employees", 12)
                .containsEntry("founded", LocalDate.of(1999, 1, 1))
                .containsEntry("motto", "On");
        assertThat(client.delivery().monthlyFee()).isEqualTo(100.0);
    }

    @Test
    void takesAnEmptyListAsNoneAndNullAsUnknown() {
        assertThat(read("{'id':'1','services':[]}").services().count()).isZero();
        assertThat(read("{'id':'1','services':null,'contract':null,'name':null}")
                        .services()
                        .count())
                .isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'id':'1','tenureMonth':3}                    | /tenureMonth          | no fact `tenureMonth`; the nearest, `tenureMonths`, follows from other facts and cannot be given
        {'id':'1','tenureMonths':3}                   | /tenureMonths         | `tenureMonths` follows from other facts and cannot be given
        {'id':'1','value':{'tier':'top'}}             | /value                | `value` follows from other facts and cannot be given
        {'id':'1','moment':{}}                        | /moment               | no fact `moment`; what a business adds of its own goes under `attributes`
        {'id':'1','contarct':{}}                      | /contarct             | no fact `contarct`. Did you mean `contract`?
        {'id':'1','monthlyFee':5}                     | /monthlyFee           | no fact `monthlyFee` here. Did you mean `contract.monthlyFee`?
        {'id':'1','contract':{'nottice':5}}           | /contract/nottice     | no fact `nottice`; there are term, start, end, noticeDays, autoRenews, monthlyFee, marginRate, renewals, priceIndex, lastPriceRise
        {'id':'1','delivery':{'monthlyFee':5}}        | /delivery/monthlyFee  | `monthlyFee` follows from other facts and cannot be given
        {'id':'1','contract':{'noticeDays':'7'}}      | /contract/noticeDays  | noticeDays must be a whole number, not the text "7"
        {'id':'1','contract':{'noticeDays':3.7}}      | /contract/noticeDays  | noticeDays must be a whole number, not 3.7
        {'id':'1','contract':{'noticeDays':3.0}}      | /contract/noticeDays  | noticeDays must be a whole number, not 3.0
        {'id':'1','contract':{'noticeDays':-1}}       | /contract/noticeDays  | noticeDays must be 0 or more, not -1
        {'id':'1','contract':{'noticeDays':99999999999}} | /contract/noticeDays | noticeDays is 99999999999, which is out of bounds
        {'id':'1','contract':{'monthlyFee':'7'}}      | /contract/monthlyFee  | monthlyFee must be a number, not the text "7"
        {'id':'1','contract':{'monthlyFee':-0.5}}     | /contract/monthlyFee  | monthlyFee must be 0 or more, not -0.5
        {'id':'1','contract':{'monthlyFee':1e999}}    | /contract/monthlyFee  | monthlyFee must be a number, not 1e999
        {'id':'1','contract':{'autoRenews':'true'}}   | /contract/autoRenews  | autoRenews must be true or false, not the text "true"
        {'id':'1','contract':{'autoRenews':1}}        | /contract/autoRenews  | autoRenews must be true or false, not 1
        {'id':'1','contract':[]}                      | /contract             | contract must be an object, not a list
        {'id':'1','contract':'rolling'}               | /contract             | contract must be an object, not the text "rolling"
        {'id':'1','delivery':{'onTimeRate':97}}       | /delivery/onTimeRate  | onTimeRate must be between 0 and 1, not 97 (a share: 40 % is 0.4)
        {'id':'1','feedback':{'nps':11}}              | /feedback/nps         | nps must be between 0 and 10, not 11
        {'id':'1','feedback':{'csat':0.5}}            | /feedback/csat        | csat must be between 1 and 5, not 0.5
        {'id':'1','status':'actve'}                   | /status               | status is prospect, active, ending or lapsed, not "actve"
        {'id':'1','name':7}                           | /name                 | name must be text, not 7
        {'id':'1','since':'2026-02-30'}               | /since                | since is 2026-02-30, a day that does not exist
        {'id':'1','since':'1.3.2026'}                 | /since                | since must be a date (yyyy-mm-dd), not "1.3.2026"
        {'id':'1','since':20260301}                   | /since                | since must be a date (yyyy-mm-dd), not 20260301
        {'name':'N'}                                  | /id                   | id must be given
        {'id':null}                                   | /id                   | id must be given
        {'id':'  '}                                   | /id                   | id must not be blank
        {'id':'1','name':'a','name':'b'}              | /name                 | name is given twice
        {'id':'1','services':'seo'}                   | /services             | services must be a list of texts, not the text "seo"
        {'id':'1','services':[1]}                     | /services/0           | each entry of services must be text, not 1
        {'id':'1','services':[null]}                  | /services/0           | each entry of services must be text, not null
        {'id':'1','purchases':[{'on':'2026-01-01'}]}  | /purchases/0/service  | service must be given
        {'id':'1','purchases':[{'service':'a'},{'service':'b','amount':-1}]} | /purchases/1/amount | amount must be 0 or more, not -1
        {'id':'1','requests':[{}]}                    | /requests/0/service   | service must be given
        {'id':'1','divisions':[{'served':true}]}      | /divisions/0/name     | name must be given
        {'id':'1','contacts':[{'outcome':'shown'}]}   | /contacts/0/action    | action must be given
        {'id':'1','contacts':[{'action':'a','kind':'sell'}]} | /contacts/0/kind | `kind` follows from other facts and cannot be given
        {'id':'1','contacts':[5]}                     | /contacts/0           | each entry of contacts must be an object, not 5
        {'id':'1','attributes':{'newsleter':true}}    | /attributes/newsleter | no attribute `newsleter` is declared in book.yaml. Did you mean `newsletter`?
        {'id':'1','attributes':{'newsletter':'yes'}}  | /attributes/newsletter | newsletter must be true or false, not the text "yes"
        {'id':'1','attributes':{'founded':'x'}}       | /attributes/founded   | founded must be a date (yyyy-mm-dd), not "x"
        {'id':'1','attributes':{'a/b~c':1}}           | /attributes/a~1b~0c   | no attribute `a/b~c` is declared in book.yaml
        {'id':'1','contract':{'start':'2026-02-01','end':'2026-01-31'}} | /contract/end | end 2026-01-31 is before the contract's start 2026-02-01
        {'id':'1','onboarding':{'stepsDone':5,'stepsTotal':4}} | /onboarding/stepsDone | stepsDone 5 is more than stepsTotal 4
        """)
    void refusesWhatIsNotWhatTheFactIs(String json, String pointer, String message) {
        assertThat(problems(json)).containsExactly(new FactProblem(pointer, message));
    }

    @Test
    void findsAllProblemsAtOnce() {
        assertThat(problems("{'nam':'x','status':'gone','contract':{'noticeDays':'7','end':'x'},'services':[1,2]}"))
                .extracting(FactProblem::pointer)
                .containsExactly(
                        "/nam",
                        "/status",
                        "/contract/noticeDays",
                        "/contract/end",
                        "/services/0",
                        "/services/1",
                        "/id");
    }

    @Test
    void allowsMoreActiveUsersThanSeats() {
        assertThat(read("{'id':'1','usage':{'seats':2,'activeUsers':3}}")
                        .usage()
                        .seatUse())
                .isEqualTo(1.5);
    }

    @Test
    void saysWhereTextIsNoJson() {
        assertThat(problems("{'id':'1',\n 'name':}")).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEmpty();
            assertThat(problem.message()).startsWith("is not valid JSON at line 2, column ");
        });
        assertThat(problems(""))
                .extracting(FactProblem::message)
                .first()
                .asString()
                .startsWith("there is nothing");
        assertThat(problems("[1,2]"))
                .extracting(FactProblem::message)
                .containsExactly("a client is an object, not a list");
        assertThat(problems("{'id':'1'} {}"))
                .extracting(FactProblem::message)
                .first()
                .asString()
                .startsWith("more text follows");
        assertThat(problems("{'id':NaN}"))
                .extracting(FactProblem::message)
                .first()
                .asString()
                .contains("JSON");
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] latin = "{\"id\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(TestBooks.READER.read(latin, TestBooks.TODAY))).hasSize(1);
        assertThat(refused(TestBooks.READER.read(new byte[] {0, 0, 0, 1, 2, 3, 4, 5}, TestBooks.TODAY)))
                .hasSize(1);
    }

    @Test
    void refusesNotANumberFromATree() {
        var facts = JsonNodeFactory.instance.objectNode().put("id", "1");
        facts.putObject("contract").put("monthlyFee", Double.NaN);

        assertThat(refused(TestBooks.READER.read(facts, TestBooks.TODAY)))
                .extracting(FactProblem::message)
                .containsExactly("monthlyFee must be a number, not NaN");
    }

    @Test
    void limitsSizes() {
        assertThat(problems("{'id':'1','name':'" + "x".repeat(1001) + "'}"))
                .extracting(FactProblem::message)
                .containsExactly("name has 1001 characters; 1000 is the most");
        assertThat(problems("{'id':'1','services':[" + "'a',".repeat(10_000) + "'a']}"))
                .extracting(FactProblem::message)
                .containsExactly("services has 10001 entries; 10000 is the most");
        assertThat(problems("{'id':'1','services':[" + "1,".repeat(500) + "1]}"))
                .hasSize(101);
    }

    @Test
    void survivesDeepNesting() {
        String deep = "[".repeat(100_000);

        assertThat(problems("{'id':" + deep)).isNotEmpty();
        assertThat(problems("{'id':'1','x':" + "[".repeat(900) + "]".repeat(900) + "}"))
                .hasSize(1);
    }

    @Test
    void showsNoControlCharacters() {
        assertThat(problems("{'id':'1','status':'\\u001b[31m\\u202e'}"))
                .extracting(FactProblem::message)
                .first()
                .asString()
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void readsATreeLikeText() throws IOException {
        String json = json("{'id':'C-1','contract':{'term':'annual'},'purchases':[{'service':'a'}]}");

        assertThat(TestBooks.READER.read(new ObjectMapper().readTree(json), TestBooks.TODAY))
                .isEqualTo(TestBooks.READER.read(json, TestBooks.TODAY));
    }

    @Test
    void leavesTheParserOnTheEndOfTheClient() throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json("[{'id':'1','bad':{'x':[]}},{'id':'2'}]"))) {
            parser.nextToken();
            parser.nextToken();
            TestBooks.READER.read(parser, TestBooks.TODAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(TestBooks.READER.read(parser, TestBooks.TODAY)).isInstanceOf(ClientReading.Read.class);
        }
        try (JsonParser parser = new JsonFactory().createParser("{")) {
            assertThatThrownBy(() -> TestBooks.READER.read(parser, TestBooks.TODAY))
                    .isInstanceOf(IOException.class);
        }
    }

    private static Client read(String json) {
        return TestBooks.READER.read(json(json), TestBooks.TODAY).fold(client -> client, problems -> {
            throw new AssertionError(problems);
        });
    }

    private static List<FactProblem> problems(String json) {
        return refused(TestBooks.READER.read(json(json), TestBooks.TODAY));
    }

    private static List<FactProblem> refused(ClientReading reading) {
        return reading.fold(client -> List.of(), problems -> problems);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
