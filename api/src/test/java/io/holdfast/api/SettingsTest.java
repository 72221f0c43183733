package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and users, added and taken away over HTTP and on the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {

    private static final String PASSWORD = "correct horse battery";

    private Running service;
    private Browsing admin;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), Clock.systemUTC());
        service.access().users().add("anna", Role.ADMIN, Password.of(PASSWORD), "test");
        admin = new Browsing(service.port());
        assertThat(admin.logIn("Anna ", PASSWORD).statusCode()).isEqualTo(303);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void aKeyIsShownOnceWorksAndEnds() throws Exception {
        HttpResponse<String> added = post("/v1/keys", """
                {"name": "crm-nightly", "role": "crm", "expires": "2099-01-01", "callsPerMinute": 100}""");
        assertThat(added.statusCode()).isEqualTo(201);
        String key = Running.json(added).path("key").asText();
        assertThat(key).matches("hf_[A-Za-z0-9_-]{43}");
        assertThat(decide(key)).isEqualTo(200);
        assertThat(service.get("/v1/keys").body()).contains("crm-nightly").doesNotContain(key);

        String id = Running.json(added).path("id").asText();
        assertThat(service.send(service.request("/v1/keys/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(service.send(service.request("/v1/keys/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(decide(key)).isEqualTo(401);
        NoRuleBookTest.assertProblem(
                service.send(service.request("/v1/keys/no-such-id").DELETE()), 404, "not-found");
    }

    @Test
    void twoGoodKeysCannotHaveOneName() throws Exception {
        HttpResponse<String> one = post("/v1/keys", "{\"name\": \"twin\", \"role\": \"crm\"}");
        NoRuleBookTest.assertProblem(post("/v1/keys", "{\"name\": \"twin\", \"role\": \"admin\"}"), 409, "conflict");

        service.send(service.request("/v1/keys/" + Running.json(one).path("id").asText())
                .DELETE());
        assertThat(post("/v1/keys", "{\"name\": \"twin\", \"role\": \"crm\"}").statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"crm\"} | /name",
                "{\"name\": \"a\"} | /role",
                "{\"name\": 7, \"role\": \"crm\"} | /name",
                "{\"name\": \"\", \"role\": \"crm\"} | /name",
                "{\"name\": \"'; drop table api_keys; --\", \"role\": \"crm\"} | /name",
                "{\"name\": \"<script>alert(1)</script>\", \"role\": \"crm\"} | /name",
                "{\"name\": \"a\", \"role\": \"root\"} | /role",
                "{\"name\": \"a\", \"role\": \"crm\", \"expires\": \"soon\"} | /expires",
                "{\"name\": \"a\", \"role\": \"crm\", \"expires\": \"2001-01-01\"} | /expires",
                "{\"name\": \"a\", \"role\": \"crm\", \"expires\": \"+999999999-01-01\"} | /expires",
                "{\"name\": \"a\", \"role\": \"crm\", \"callsPerMinute\": 0} | /callsPerMinute",
                "{\"name\": \"a\", \"role\": \"crm\", \"callsPerMinute\": 1.5} | /callsPerMinute",
                "{\"name\": \"a\", \"role\": \"crm\", \"callsPerMinute\": 99999999999999999999} | /callsPerMinute",
                "{\"name\": \"a\", \"role\": \"crm\", \"rolle\": 1} | /rolle"
            })
    void saysWhatIsWrongWithAKey(String body, String pointer) throws Exception {
        HttpResponse<String> answer = post("/v1/keys", body);

        NoRuleBookTest.assertProblem(answer, 422, "invalid-request");
        assertThat(Running.json(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}"})
    void saysWhatIsNoJson(String body) throws Exception {
        assertThat(post("/v1/keys", body).statusCode()).isIn(400, 422);
        assertThat(post("/v1/users", body).statusCode()).isIn(400, 422);
    }

    @Test
    void aUserIsAddedChangedAndShutOut() throws Exception {
        assertThat(post("/v1/users", user("ben", "analyst", PASSWORD)).statusCode())
                .isEqualTo(201);
        NoRuleBookTest.assertProblem(post("/v1/users", user("Ben", "analyst", PASSWORD)), 409, "conflict");
        Browsing ben = new Browsing(service.port());
        assertThat(ben.logIn("ben", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(ben.get("/settings").statusCode()).isEqualTo(403);

        assertThat(patch("ben", "{\"role\": \"admin\"}").statusCode()).isEqualTo(200);
        assertThat(ben.get("/settings").statusCode()).isEqualTo(303);
        ben.logIn("ben", PASSWORD);
        assertThat(ben.get("/settings").statusCode()).isEqualTo(200);

        assertThat(patch("ben", "{\"password\": \"another long password\"}").statusCode())
                .isEqualTo(200);
        assertThat(ben.logIn("ben", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(ben.logIn("ben", "another long password").statusCode()).isEqualTo(303);

        assertThat(patch("ben", "{\"disabled\": true}").statusCode()).isEqualTo(200);
        assertThat(ben.get("/settings").statusCode()).isEqualTo(303);
        assertThat(service.get("/v1/users").body())
                .contains("\"ben\"", "disabledAt")
                .doesNotContain("argon");
        NoRuleBookTest.assertProblem(patch("nobody", "{\"disabled\": true}"), 404, "not-found");
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        NoRuleBookTest.assertProblem(patch("anna", "{\"disabled\": true}"), 409, "conflict");
        NoRuleBookTest.assertProblem(patch("anna", "{\"role\": \"crm\"}"), 409, "conflict");
        assertThat(admin.get("/settings").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"short | /password", "' ' | /password", "eleven char | /password"})
    void saysWhatIsWrongWithAPassword(String password, String pointer) throws Exception {
        HttpResponse<String> answer = post("/v1/users", user("cid", "crm", password));

        NoRuleBookTest.assertProblem(answer, 422, "invalid-request");
        assertThat(Running.json(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
        NoRuleBookTest.assertProblem(post("/v1/users", user("cid", "crm", "x".repeat(10_000))), 422, "invalid-request");
    }

    @Test
    void theAuditTrailSaysWhoDidWhatAndNoSecret() throws Exception {
        String key = Running.json(post("/v1/keys", "{\"name\": \"audited\", \"role\": \"crm\"}"))
                .path("key")
                .asText();
        HttpResponse<String> trail = service.get("/v1/audit?limit=1");
        JsonNode newest = Running.json(trail).at("/entries/0");

        assertThat(newest.path("what").asText()).isEqualTo("key-added");
        assertThat(newest.path("actor").asText()).startsWith("key:test-admin");
        assertThat(newest.path("detail").asText()).contains("audited", "crm");
        long next = Running.json(trail).path("next").asLong();
        assertThat(Running.json(service.get("/v1/audit?limit=1&before=" + next))
                        .at("/entries/0/id")
                        .asLong())
                .isLessThan(next);
        assertThat(service.get("/v1/audit?limit=1000").body()).doesNotContain(key, PASSWORD, "argon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=1001", "limit=x", "before=x", "before=99999999999999999999"})
    void refusesAnAbsurdPageOfTheTrail(String query) throws Exception {
        NoRuleBookTest.assertProblem(service.get("/v1/audit?" + query), 422, "invalid-request");
    }

    @Test
    void thePageAddsAKeyShowsItOnceAndRevokesIt() throws Exception {
        String csrf = admin.csrf("/settings");
        HttpResponse<String> added = admin.post(
                "/settings/keys", "name", "from-page", "role", "crm", "expires", "", "calls", "", "csrf", csrf);
        Document page = Jsoup.parse(added.body());
        String key = page.select(".secret").text();
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(decide(key)).isEqualTo(200);
        assertThat(added.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(admin.page("/settings").text()).contains("from-page").doesNotContain(key);

        String revoke = admin.page("/settings").select("form[action$=/revoke]").stream()
                .filter(form -> form.text().contains("from-page"))
                .findFirst()
                .orElseThrow()
                .attr("action");
        assertThat(admin.post(revoke, "csrf", csrf).statusCode()).isEqualTo(303);
        assertThat(decide(key)).isEqualTo(401);
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
        HttpResponse<String> answer = admin.post(
                "/settings/keys",
                "name",
                "<script>alert(1)</script>",
                "role",
                "analyst",
                "expires",
                "2001-01-01",
                "calls",
                "many",
                "csrf",
                admin.csrf("/settings"));
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#key-problems li").text()).contains("Calls per minute");
        assertThat(page.select("#key-name").attr("value")).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("#key-role option[selected]").text()).isEqualTo("analyst");
        assertThat(page.select("script")).hasSize(1);
    }

    @Test
    void thePageAddsAPersonAndShutsThemOut() throws Exception {
        String csrf = admin.csrf("/settings");
        assertThat(admin.post("/settings/users", "name", "dora", "role", "manager", "password", "short", "csrf", csrf)
                        .body())
                .contains("A password has 12 to 500 letters")
                .contains("value=\"dora\"");
        assertThat(admin.post("/settings/users", "name", "dora", "role", "manager", "password", PASSWORD, "csrf", csrf)
                        .statusCode())
                .isEqualTo(303);
        Browsing dora = new Browsing(service.port());
        assertThat(dora.logIn("dora", PASSWORD).statusCode()).isEqualTo(303);

        assertThat(admin.post("/settings/users/dora/disable", "csrf", csrf).statusCode())
                .isEqualTo(303);
        assertThat(dora.get("/clients").statusCode()).isEqualTo(303);
        assertThat(admin.post("/settings/users/dora/enable", "csrf", csrf).statusCode())
                .isEqualTo(303);
        assertThat(dora.logIn("dora", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(admin.post("/settings/users/anna/disable", "csrf", csrf).body())
                .contains("last administrator");
        assertThat(StreamSupport.stream(
                        Running.json(service.get("/v1/audit")).path("entries").spliterator(), false))
                .anyMatch(one -> one.path("what").asText().equals("user-disabled")
                        && one.path("subject").asText().equals("dora")
                        && one.path("actor").asText().equals("user:anna"));
    }

    private int decide(String key) throws Exception {
        return service.send(service.anonymous("/v1/decisions")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"client\": {\"id\": \"C-1\"}}")))
                .statusCode();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return service.send(
                service.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> patch(String name, String body) throws Exception {
        return service.send(service.request("/v1/users/" + name)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private static String user(String name, String role, String password) {
        return "{\"name\": \"" + name + "\", \"role\": \"" + role + "\", \"password\": \"" + password + "\"}";
    }
}
