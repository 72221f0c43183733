package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients one by one and in lists, as callers see them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final String IF_MATCH = "If-Match";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), CLOCK);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void givesBackWhatWasPut() throws Exception {
        String facts = "{\"id\":\"P-1\",\"name\":\"Ada\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":480}}";

        HttpResponse<String> put = put("P-1", facts);

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(header(put, "ETag")).isEqualTo("\"1\"");
        assertThat(Running.json(put))
                .isEqualTo(MAPPER.readTree(
                        "{\"id\":\"P-1\",\"result\":\"added\",\"version\":1,\"validFrom\":\"2026-03-01\"}"));
        HttpResponse<String> got = service.get("/v1/clients/P-1");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(facts);
        assertThat(header(got, "ETag")).isEqualTo("\"1\"");
        assertThat(header(got, "X-Valid-From")).isEqualTo("2026-03-01");
        assertThat(service.send(service.request("/v1/clients/P-1").header("If-None-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void equalFactsMakeNoNewVersion() throws Exception {
        put("P-2", "{\"id\":\"P-2\",\"contract\":{\"monthlyFee\":480}}");

        HttpResponse<String> again = put("P-2", " { \"contract\" : {\"monthlyFee\" : 480.0}, \"id\" : \"P-2\" } ");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Running.json(again).path("result").asText()).isEqualTo("unchanged");
        assertThat(header(again, "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void refusesAStaleVersionAndWritesNothing() throws Exception {
        put("P-3", named("P-3", "one"));
        HttpResponse<String> two = send("P-3", named("P-3", "two"), IF_MATCH, "\"1\"");
        assertThat(two.statusCode()).isEqualTo(200);

        HttpResponse<String> stale = send("P-3", named("P-3", "three"), IF_MATCH, "\"1\"");

        NoRuleBookTest.assertProblem(stale, 412, "precondition-failed");
        assertThat(header(stale, "ETag")).isEqualTo("\"2\"");
        NoRuleBookTest.assertProblem(
                send("P-3", named("P-3", "three"), "If-None-Match", "*"), 412, "precondition-failed");
        NoRuleBookTest.assertProblem(
                send("P-3", named("P-3", "three"), IF_MATCH, "W/\"2\""), 412, "precondition-failed");
        NoRuleBookTest.assertProblem(
                service.send(service.request("/v1/clients/P-3")
                        .header(IF_MATCH, "\"1\"")
                        .DELETE()),
                412,
                "precondition-failed");
        assertThat(service.get("/v1/clients/P-3").body()).isEqualTo(named("P-3", "two"));
        assertThat(send("P-3", named("P-3", "three"), IF_MATCH, "\"7\", \"2\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesToCreateWhomTheCallerTakesForKnown() throws Exception {
        NoRuleBookTest.assertProblem(send("P-4", named("P-4", "x"), IF_MATCH, "*"), 412, "precondition-failed");
        NoRuleBookTest.assertProblem(service.get("/v1/clients/P-4"), 404, "not-found");
        assertThat(send("P-4", named("P-4", "x"), "If-None-Match", "*").statusCode())
                .isEqualTo(201);
    }

    @Test
    void knowsEachDayOfALoadedHistory() throws Exception {
        putFrom("P-5", "2025-06-01", named("P-5", "June"));
        putFrom("P-5", "2025-01-01", named("P-5", "January"));

        assertThat(service.get("/v1/clients/P-5").body()).isEqualTo(named("P-5", "June"));
        assertThat(header(service.get("/v1/clients/P-5"), "ETag")).isEqualTo("\"2\"");
        HttpResponse<String> may = service.get("/v1/clients/P-5?asOf=2025-05-31");
        assertThat(may.body()).isEqualTo(named("P-5", "January"));
        assertThat(header(may, "X-Valid-From")).isEqualTo("2025-01-01");
        HttpResponse<String> before = service.get("/v1/clients/P-5?asOf=2024-12-31");
        NoRuleBookTest.assertProblem(before, 404, "not-found");
        assertThat(before.body()).contains("2025-01-01");
        NoRuleBookTest.assertProblem(putFrom("P-5", "2026-03-02", named("P-5", "x")), 422, "invalid-request");
    }

    @Test
    void whoIsDeletedIsGoneUntilPutAgain() throws Exception {
        putFrom("P-6", "2025-01-01", named("P-6", "Ada"));

        HttpResponse<String> deleted =
                service.send(service.request("/v1/clients/P-6").DELETE());

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(Running.json(deleted).path("result").asText()).isEqualTo("deleted");
        NoRuleBookTest.assertProblem(service.get("/v1/clients/P-6"), 404, "not-found");
        NoRuleBookTest.assertProblem(
                service.send(service.request("/v1/clients/P-6").DELETE()), 404, "not-found");
        assertThat(service.get("/v1/clients/P-6?asOf=2025-02-01").statusCode()).isEqualTo(200);
        assertThat(put("P-6", named("P-6", "Ada")).statusCode()).isEqualTo(201);
        assertThat(header(service.get("/v1/clients/P-6"), "ETag")).isEqualTo("\"3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024/0017",
                "100%",
                "a b",
                "Müller & Söhne",
                "x?y#z",
                "..",
                "import",
                "by-id",
                "𝄞",
                "';--",
                "a\\b",
                "<script>alert(1)</script>"
            })
    void reachesClientsByWhateverId(String id) throws Exception {
        String facts = MAPPER.createObjectNode().put("id", id).put("name", "N").toString();
        String address =
                "/v1/clients/by-id?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(service.send(json(address, facts)).statusCode()).isEqualTo(201);

        assertThat(service.get(address).body()).isEqualTo(facts);
        assertThat(service.get(address.replace("by-id?", "by-id/export?")).statusCode())
                .isEqualTo(200);
        assertThat(service.send(service.request(address).DELETE()).statusCode()).isEqualTo(200);
    }

    @Test
    void listsPageByPageWhateverTheFilter() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = "L-%02d".formatted(i);
            all.add(id);
            put(
                    id,
                    "{\"id\":\"" + id + "\",\"name\":\"Lister " + (i % 3) + "\",\"segment\":\"listed\",\"status\":\""
                            + (i % 2 == 0 ? "active" : "lapsed") + "\",\"accountManager\":\"lena\"}");
        }

        assertThat(ids("segment=listed&limit=4")).isEqualTo(all);
        assertThat(ids("accountManager=lena&limit=25")).isEqualTo(all);
        assertThat(ids("accountManager=lena&status=active&limit=3")).hasSize(13);
        assertThat(ids("name=lister&limit=7")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ids("name=LISTER%202&limit=2")).hasSize(8);
        assertThat(ids("updatedSince=2026-03-01&segment=listed&limit=6")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ids("updatedSince=2026-03-02")).isEmpty();
        assertThat(ids("segment=nobody")).isEmpty();
        assertThat(ids("limit=500")).containsAll(all);
    }

    @Test
    void refusesACursorThatIsNotItsOwn() throws Exception {
        for (int i = 0; i < 3; i++) {
            put("K-" + i, "{\"id\":\"K-" + i + "\",\"segment\":\"keyed\"}");
        }
        String next = Running.json(service.get("/v1/clients?segment=keyed&limit=2"))
                .path("next")
                .asText();
        assertThat(service.get("/v1/clients?segment=keyed&limit=1&cursor=" + next)
                        .statusCode())
                .isEqualTo(200);

        for (String bad : List.of(
                "segment=other&cursor=" + next,
                "cursor=" + next,
                "segment=keyed&cursor=" + next.substring(1),
                "segment=keyed&cursor=A" + next.substring(1),
                "segment=keyed&cursor=%00%2F",
                "segment=keyed&cursor=AAAAAAAAAAAAAAAA")) {
            HttpResponse<String> refused = service.get("/v1/clients?" + bad);
            NoRuleBookTest.assertProblem(refused, 422, "invalid-request");
            assertThat(Running.json(refused).at("/errors/0/pointer").asText()).isEqualTo("/cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, /limit",
        "limit=501, /limit",
        "limit=x, /limit",
        "limit=99999999999, /limit",
        "updatedSince=yesterday, /updatedSince",
        "updatedSince=9999-99-99, /updatedSince",
        "segmnt=x, /segmnt",
        "segment=a&segment=b, /segment"
    })
    void refusesListsItDoesNotUnderstand(String query, String pointer) throws Exception {
        HttpResponse<String> refused = service.get("/v1/clients?" + query);

        NoRuleBookTest.assertProblem(refused, 422, "invalid-request");
        assertThat(Running.json(refused).at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name=%00", "segment=%00%27", "name=%27%20or%201%3D1--", "name=%ED%A0%80", "status=%F0%9F%92%A9"
            })
    void looksForOddTextsAsForAnyOther(String query) throws Exception {
        assertThat(ids(query)).isEmpty();
    }

    @Test
    void eachRoleMayDoWhatItMay() throws Exception {
        put("R-1", named("R-1", "Ada"));
        for (Role role : Role.values()) {
            boolean reads = role != Role.PUBLISHER;
            boolean writes = role == Role.CRM || role == Role.ADMIN;
            assertThat(service.send(service.request("/v1/clients", role)).statusCode())
                    .as(role.word())
                    .isEqualTo(reads ? 200 : 403);
            assertThat(service.send(service.request("/v1/clients/R-1", role)).statusCode())
                    .as(role.word())
                    .isEqualTo(reads ? 200 : 403);
            assertThat(service.send(service.request("/v1/clients/R-1", role)
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString(named("R-1", role.word()))))
                            .statusCode())
                    .as(role.word())
                    .isEqualTo(writes ? 200 : 403);
            assertThat(service.send(service.request("/v1/clients/R-1/export", role))
                            .statusCode())
                    .as(role.word())
                    .isEqualTo(role == Role.ADMIN ? 200 : 403);
        }
    }

    private List<String> ids(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> response = service.get("/v1/clients?" + query + cursor);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode page = Running.json(response);
            page.path("clients").forEach(one -> ids.add(one.path("id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private HttpResponse<String> put(String id, String facts) throws Exception {
        return service.send(json("/v1/clients/" + id, facts));
    }

    private HttpResponse<String> putFrom(String id, String day, String facts) throws Exception {
        return service.send(json("/v1/clients/" + id + "?validFrom=" + day, facts));
    }

    private HttpResponse<String> send(String id, String facts, String header, String value) throws Exception {
        return service.send(json("/v1/clients/" + id, facts).header(header, value));
    }

    private HttpRequest.Builder json(String address, String facts) {
        return service.request(address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(facts));
    }

    private static String named(String id, String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
