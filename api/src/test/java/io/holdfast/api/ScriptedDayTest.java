package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One day with one client, from import to erasure, as a CRM, a manager and an administrator live it. */
class ScriptedDayTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private static final String CLIENTS = """
            {"id":"C-1","name":"Nordlicht","status":"active","since":"2024-01-15","contract":{"term":"rolling","start":"2024-01-15","noticeDays":30,"monthlyFee":900},"usage":{"seats":10,"activeUsers":9,"lastActive":"2026-02-28","sessions30d":50,"sessionsPrior30d":48},"feedback":{"nps":9,"npsOn":"2026-01-20","openTickets":0},"relationship":{"lastContact":"2026-02-20","lastReview":"2026-01-20"}}
            {"id":"C-2","name":"Südwind","status":"active"}
            {"id":"C-3","nmae":"Typo","status":"active"}
            """;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void isRememberedAndThenForgotten(DatabaseKind kind) throws Exception {
        HoldfastConfiguration configuration = HoldfastConfiguration.at(
                        Fixtures.path("../rules").normalize(), "127.0.0.1", 0, 0)
                .keeping(BothDatabases.empty(kind));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (Running service = Running.on(configuration, RuleBookCompiler.standard(), clock)) {
            new Day(service).live();
        }
    }

    private record Day(Running service) {

        void live() throws Exception {
            importTheBook();
            JsonNode first = decide("{\"clientId\":\"C-1\"}");
            String action = first.at("/recommendations/0/action").asText();
            assertThat(action).isNotEmpty();
            JsonNode offer = first.at("/recommendations/0/offer");

            report(first, action, offer, "\"outcome\":\"shown\"", 201);
            report(first, action, offer, "\"outcome\":\"rejected\",\"reason\":\"not now\"", 201);
            report(first, action, offer, "\"outcome\":\"rejected\",\"reason\":\"not now\"", 200);

            JsonNode second = decide("{\"clientId\":\"C-1\"}");
            assertThat(actions(second)).doesNotContain(action);
            JsonNode held = heldBack(second, action);
            assertThat(held.path("because").asText()).isNotEmpty();
            assertThat(LocalDate.parse(held.path("until").asText())).isAfter(TODAY);

            String next = second.at("/recommendations/0/action").asText();
            assertThat(next).isNotEmpty();
            report(second, next, second.at("/recommendations/0/offer"), "\"outcome\":\"won\",\"amount\":1200.5", 201);

            JsonNode lastMonth = decide("{\"clientId\":\"C-1\",\"asOf\":\"2026-02-02\"}");
            assertThat(lastMonth.path("asOf").asText()).isEqualTo("2026-02-02");
            assertThat(lastMonth.at("/known/from").asText()).isEqualTo("2026-01-01");
            assertThat(heldBack(lastMonth, action).isMissingNode())
                    .as("nothing was rejected then")
                    .isTrue();

            replaysAsItWas(first);
            replaysAsItWas(second);
            forget(first);
        }

        private void importTheBook() throws Exception {
            HttpResponse<String> all = service.send(
                    service.request("/v1/clients/import?mode=all-or-nothing&validFrom=2026-01-01", Role.CRM)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(CLIENTS)));
            assertThat(all.statusCode()).as(all.body()).isEqualTo(422);
            assertThat(all.body()).contains("nmae").contains("name");
            assertThat(service.send(service.request("/v1/clients/C-1", Role.CRM).GET())
                            .statusCode())
                    .isEqualTo(404);

            HttpResponse<String> good =
                    service.send(service.request("/v1/clients/import?mode=keep-the-good&validFrom=2026-01-01", Role.CRM)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(CLIENTS)));
            assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
            assertThat(good.body()).contains("\"added\":2").contains("nmae");
        }

        private JsonNode decide(String body) throws Exception {
            HttpResponse<String> answer = service.send(service.request("/v1/decisions", Role.CRM)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            HttpResponse<String> kept = service.send(service.request(
                            "/v1/decisions/" + Running.json(answer).path("id").asText(), Role.CRM)
                    .GET());
            assertThat(kept.body()).isEqualTo(answer.body());
            return Running.json(answer);
        }

        private void report(JsonNode decision, String action, JsonNode offer, String what, int status)
                throws Exception {
            String about = offer.isTextual() ? ",\"offer\":\"" + offer.asText() + "\"" : "";
            HttpRequest.Builder request = service.request("/v1/outcomes", Role.CRM)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"decisionId\":\"" + decision.path("id").asText() + "\",\"action\":\"" + action + "\""
                                    + about + "," + what + "}"));
            HttpResponse<String> answer = service.send(request);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }

        private void replaysAsItWas(JsonNode decision) throws Exception {
            HttpResponse<String> again = service.send(
                    service.request("/v1/decisions/" + decision.path("id").asText() + "/replay", Role.ANALYST)
                            .POST(BodyPublishers.noBody()));
            assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
            assertThat(Running.json(again).path("identical").asBoolean()).isTrue();
            assertThat(Running.json(again).path("answer")).isEqualTo(decision);
        }

        private void forget(JsonNode decision) throws Exception {
            HttpResponse<String> held = service.get("/v1/clients/C-1/export");
            assertThat(held.body()).contains("Nordlicht").contains("not now").contains("1200.5");
            HttpResponse<String> erased =
                    service.send(service.request("/v1/clients/C-1/erasure").POST(BodyPublishers.noBody()));
            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
            for (String path : List.of(
                    "/v1/clients/C-1", "/v1/decisions/" + decision.path("id").asText())) {
                HttpResponse<String> gone = service.get(path);
                assertThat(gone.statusCode()).as(path).isIn(404, 410);
                assertThat(gone.body()).doesNotContain("Nordlicht");
            }
            HttpResponse<String> nobody = service.send(service.request("/v1/decisions", Role.CRM)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"clientId\":\"C-1\"}")));
            assertThat(nobody.statusCode()).isEqualTo(404);
        }

        private static List<String> actions(JsonNode decision) {
            List<String> actions = new ArrayList<>();
            decision.path("recommendations")
                    .forEach(one -> actions.add(one.path("action").asText()));
            return actions;
        }

        private static JsonNode heldBack(JsonNode decision, String action) {
            for (JsonNode one : decision.path("heldBack")) {
                if (one.path("action").asText().equals(action)) {
                    return one;
                }
            }
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }
}
