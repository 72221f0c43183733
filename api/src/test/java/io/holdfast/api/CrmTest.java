package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.crm.CrmSettings;
import io.holdfast.api.crm.HubSpotSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays CRMs as their documentation has them call: what they send, how they show who they are, and again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ADDRESS = "https://crm.example.com/holdfast";
    private static final String SECRET = "a-secret-of-the-app";
    private static final String HUBSPOT = "/v1/crm/hubspot/decide";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Running service;
    private Running unaware;

    @BeforeAll
    void start() throws Exception {
        Path rules = Fixtures.path("../rules");
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        service = Running.on(
                HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0)
                        .calledBy(new CrmSettings(ADDRESS + "/", new HubSpotSettings(SECRET))),
                RuleBookCompiler.standard(),
                clock);
        unaware = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), clock);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        unaware.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce-decide.json", "zapier-decide.json"})
    void aClientNobodyKeepsIsDecidedFromColumns(String sample) throws Exception {
        HttpResponse<String> response = flat("decide", sample(sample));

        JsonNode answer = Running.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.path("action_1_id").asText()).isNotEmpty();
        assertThat(answer.path("action_1_reason").asText()).isNotEmpty();
        assertThat(answer.path("action_1_due").asText()).matches("2026-\\d\\d-\\d\\d");
        assertThat(answer.path("action_1_worth").asDouble()).isPositive();
        assertThat(answer.path("recommended").asInt()).isEqualTo(3);
        assertThat(answer.path("control").isBoolean()).isTrue();
        answer.properties()
                .forEach(one -> assertThat(one.getValue().isValueNode())
                        .as(one.getKey())
                        .isTrue());
    }

    @Test
    void saysWhatTheRichContractSays() throws Exception {
        JsonNode flat = Running.json(flat(
                "decide",
                "{\"client_id\": \"R-1\", \"status\": \"active\", \"since\":"
                        + " \"2024-02-01\", \"contract_term\": \"rolling\", \"contract_monthly_fee\": \"400\"}"));
        JsonNode rich = Running.json(service.decide("{\"client\": {\"id\": \"R-1\", \"status\": \"active\", \"since\":"
                + " \"2024-02-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}, \"top\": 3}"));

        for (int rank = 1; rank <= 3; rank++) {
            JsonNode one = rich.path("recommendations").path(rank - 1);
            String column = "action_" + rank + "_";
            assertThat(flat.path(column + "id")).isEqualTo(one.path("action"));
            assertThat(flat.path(column + "title")).isEqualTo(one.path("title"));
            assertThat(flat.path(column + "reason")).isEqualTo(one.path("because"));
            assertThat(flat.path(column + "worth")).isEqualTo(one.path("score"));
            assertThat(flat.path(column + "due")).isEqualTo(one.path("dueBy"));
            assertThat(flat.path(column + "owner")).isEqualTo(one.path("owner"));
        }
        assertThat(flat.path("lifetime_value")).isEqualTo(rich.at("/value/lifetime"));
        JsonNode kept = Running.json(
                service.get("/v1/decisions/" + flat.path("decision_id").asText()));
        assertThat(kept.path("recommendations").size()).isEqualTo(3);
    }

    @Test
    void keptFactsLieUnderTheColumns() throws Exception {
        service.send(
                service.request("/v1/clients/K-1")
                        .header("Content-Type", "application/json")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"id\":\"K-1\",\"status\":\"active\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":900}}")));

        JsonNode alone = Running.json(flat("decide", "{\"client_id\": \"K-1\"}"));
        JsonNode over = Running.json(flat("decide", "{\"client_id\": \"K-1\", \"contract_monthly_fee\": 1}"));

        assertThat(over.path("lifetime_value").asDouble())
                .isLessThan(alone.path("lifetime_value").asDouble());
    }

    @Test
    void richContractAlsoDecidesForAClientNobodyKeepsWhenFactsStandBesideTheId() throws Exception {
        HttpResponse<String> beside =
                service.decide("{\"clientId\": \"nobody-keeps\", \"client\": {\"status\": \"active\"}}");
        HttpResponse<String> alone = service.decide("{\"clientId\": \"nobody-keeps\"}");
        HttpResponse<String> bad =
                service.decide("{\"clientId\": \"nobody-keeps\", \"client\": {\"status\": \"asleep\"}}");

        assertThat(beside.statusCode()).as(beside.body()).isEqualTo(200);
        assertThat(Running.json(beside).path("clientId").asText()).isEqualTo("nobody-keeps");
        assertThat(Running.json(beside).has("known")).isFalse();
        assertThat(alone.statusCode()).isEqualTo(404);
        assertThat(pointers(bad)).containsExactly("/client/status");
    }

    @Test
    void everyFactIsAColumn() throws Exception {
        HttpResponse<String> response = flat("decide", """
                {"client_id": "E-1", "services": "website; seo", "relationship_needs": "-",
                 "purchases": "website|2025-03-01|4500; logo|2025-04-01", "requests": "hosting|2026-02-20",
                 "divisions": "Retail|true; Wholesale|false", "contacts": "ask-nps||2026-02-01|e-mail|shown",
                 "usage_sessions30d": 12.0, "usage_sessions_prior30d": "20", "attribute_newsletter": "FALSE",
                 "feedback_csat": "4.5", "onboarding_team_introduced": true, "dry_run": true}""");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void namesEveryMistakeByItsColumn() throws Exception {
        HttpResponse<String> response = flat("decide", """
                {"client_id": "B-1", "contract_term": "weekly", "contract_monthly_fee": "a lot", "since": "last year",
                 "usage_seats": 2.5, "contract_auto_renews": "perhaps", "attribute_newsletter": 3, "feedback_npss": 9,
                 "purchases": "a|b|c|d|e", "as_of": "soon"}""");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response))
                .containsExactlyInAnyOrder(
                        "/contract_term",
                        "/contract_monthly_fee",
                        "/since",
                        "/usage_seats",
                        "/contract_auto_renews",
                        "/attribute_newsletter",
                        "/feedback_npss",
                        "/purchases",
                        "/as_of");
        assertThat(response.body()).contains("feedback_nps");
    }

    @Test
    void oneMistakeInAFactIsToldByItsColumn() throws Exception {
        assertThat(pointers(flat("decide", "{\"client_id\": \"B-1\", \"contract_term\": \"weekly\"}")))
                .containsExactly("/contract_term");
        assertThat(pointers(flat("decide", "{\"status\": \"active\"}"))).containsExactly("/client_id");
        assertThat(pointers(flat("decide", "{\"client_id\": \"nobody\"}"))).containsExactly("/client_id");
        assertThat(pointers(flat("decide", "{\"client_id\": \"nobody\", \"statsu\": \"active\"}")))
                .containsExactly("/statsu");
        assertThat(pointers(flat("decide", "{\"client_id\": \"C-1\", \"request_id\": \"with blanks\"}")))
                .containsExactly("/request_id");
    }

    @Test
    void sameRequestIdGetsTheSameDecision() throws Exception {
        String body = "{\"client_id\": \"I-1\", \"status\": \"active\", \"request_id\": \"flow-17\"}";

        JsonNode first = Running.json(flat("decide", body));
        JsonNode again = Running.json(flat("decide", body));
        JsonNode other = Running.json(flat("decide", body.replace("active", "lapsed")));

        assertThat(again).isEqualTo(first);
        assertThat(other.path("decision_id")).isNotEqualTo(first.path("decision_id"));
    }

    @Test
    void reportsOnceHoweverOftenItIsSent() throws Exception {
        String report = sample("salesforce-outcome.json");

        HttpResponse<String> first = flat("outcome", report);
        HttpResponse<String> again = flat("outcome", report);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Running.json(first).path("repeated").asBoolean()).isFalse();
        assertThat(Running.json(again).path("repeated").asBoolean()).isTrue();
        assertThat(Running.json(again).path("outcome_id"))
                .isEqualTo(Running.json(first).path("outcome_id"));
        assertThat(Running.json(first).path("happened_on").asText()).isEqualTo("2026-02-28");
    }

    @Test
    void anOutcomeIsAContactOfTheNextDecision() throws Exception {
        String client = "{\"client_id\": \"O-1\", \"status\": \"active\", \"since\": \"2024-02-01\","
                + " \"contract_term\": \"rolling\", \"contract_monthly_fee\": 400}";
        JsonNode first = Running.json(flat("decide", client));
        String action = first.path("action_1_id").asText();

        flat(
                "outcome",
                "{\"decision_id\": \"" + first.path("decision_id").asText() + "\", \"action_id\": \"" + action
                        + "\", \"outcome\": \"rejected\", \"reason\": \"too early\"}");

        JsonNode next = Running.json(flat("decide", client));
        assertThat(next.path("held_back").asText()).contains(action);
        assertThat(next.path("action_1_id").asText()).isNotEqualTo(action);
    }

    @Test
    void mistakesOfAReportAreNamedByTheirColumns() throws Exception {
        HttpResponse<String> response = flat(
                "outcome",
                "{\"client_id\": \"O-2\", \"action_id\": \"ask-np\", \"outcome\": \"maybe\", \"happened_on\":"
                        + " \"2027-01-01\", \"amount\": \"much\", \"reasn\": \"x\"}");

        assertThat(pointers(response))
                .containsExactlyInAnyOrder("/action_id", "/outcome", "/happened_on", "/amount", "/reasn");
    }

    @Test
    void salesforceShowsAKeyInTheHeaderOfItsNamedCredential() throws Exception {
        HttpRequest.Builder keyless = service.anonymous("/v1/crm/decide")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(sample("salesforce-decide.json")));
        HttpRequest.Builder keyed = service.anonymous("/v1/crm/decide")
                .header("Content-Type", "application/json")
                .header("X-Api-Key", service.key(Role.CRM))
                .POST(BodyPublishers.ofString(sample("salesforce-decide.json")));

        assertThat(service.send(keyed).statusCode()).isEqualTo(200);
        assertThat(service.send(keyless).statusCode()).isEqualTo(401);
    }

    @Test
    void hubSpotIsKnownByItsThirdSignature() throws Exception {
        String body = sample("hubspot-decide.json");

        HttpResponse<String> response = service.send(third(body, NOW, SECRET));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode outputs = Running.json(response).path("outputFields");
        assertThat(outputs.path("client_id").asText()).isEqualTo("904");
        assertThat(outputs.path("action_1_title").asText()).isNotEmpty();
        assertThat(outputs.path("control").asText()).isEqualTo("false");
        assertThat(outputs.path("hs_execution_state").asText()).isEqualTo("SUCCESS");
        assertThat(outputs.path("action_1_id"))
                .isEqualTo(Running.json(flat("decide", sample("salesforce-decide.json")))
                        .path("action_1_id"));
    }

    @Test
    void hubSpotIsKnownByItsSecondSignature() throws Exception {
        String body = sample("hubspot-decide.json");

        assertThat(service.send(second(body, "v2", SECRET)).statusCode()).isEqualTo(200);
        assertThat(service.send(second(body, "v1", SECRET)).statusCode()).isEqualTo(401);
        assertThat(service.send(second(body, "v2", "another")).statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongOldOrChangedSignatureOpensNothing() throws Exception {
        String body = sample("hubspot-decide.json");
        List<HttpRequest.Builder> wrong = new ArrayList<>();
        wrong.add(third(body, NOW, "another"));
        wrong.add(third(body, NOW.minusSeconds(301), SECRET));
        wrong.add(third(body, NOW.plusSeconds(301), SECRET));
        wrong.add(third(body, NOW, SECRET).POST(BodyPublishers.ofString(body + " ")));
        wrong.add(third(body, NOW, SECRET).setHeader("X-HubSpot-Request-Timestamp", "soon"));
        wrong.add(third(body, NOW, SECRET).setHeader("X-HubSpot-Signature-v3", ""));
        wrong.add(hubSpot(body).header("X-HubSpot-Signature-v3", "AAAA"));
        wrong.add(hubSpot(body));
        // A right second signature does not make up for a wrong third one.
        wrong.add(second(body, "v2", SECRET).header("X-HubSpot-Signature-v3", "AAAA"));

        for (HttpRequest.Builder one : wrong) {
            HttpResponse<String> response = service.send(one);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
            assertThat(Running.json(response).path("code").asText()).isEqualTo("unauthenticated");
            assertThat(response.body()).doesNotContain(SECRET);
        }
    }

    @Test
    void theSignatureCoversTheQuery() throws Exception {
        String body = sample("hubspot-decide.json");
        String uri = ADDRESS + HUBSPOT + "?portal=1%2F2";
        HttpRequest.Builder request = service.anonymous(HUBSPOT + "?portal=1%2F2")
                .header("Content-Type", "application/json")
                .header("X-HubSpot-Request-Timestamp", "" + NOW.toEpochMilli())
                .header(
                        "X-HubSpot-Signature-v3",
                        hmac(SECRET, "POST" + uri.replace("%2F", "/") + body + NOW.toEpochMilli()))
                .POST(BodyPublishers.ofString(body));

        assertThat(service.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void noSignatureOpensAServiceThatDoesNotKnowHubSpot() throws Exception {
        String body = sample("hubspot-decide.json");

        assertThat(unaware.send(at(unaware, third(body, NOW, ""))).statusCode()).isEqualTo(401);
        assertThat(unaware.send(at(unaware, second(body, "v2", ""))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSignatureOpensNothingElse() throws Exception {
        String body = sample("salesforce-decide.json");
        HttpRequest signed = third(body, NOW, SECRET).build();
        HttpRequest.Builder elsewhere = service.anonymous("/v1/crm/decide").POST(BodyPublishers.ofString(body));
        signed.headers().map().forEach((name, values) -> values.forEach(value -> elsewhere.header(name, value)));

        assertThat(service.send(elsewhere).statusCode()).isEqualTo(401);
    }

    @Test
    void hubSpotsSecondTryGetsTheSameDecision() throws Exception {
        String body = sample("hubspot-decide.json").replace("ap-102670506", "ap-5");

        String first = service.send(third(body, NOW, SECRET)).body();
        String again = service.send(third(body, NOW.minusSeconds(60), SECRET)).body();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void hubSpotHearsWhichInputIsWrong() throws Exception {
        ObjectNode body = (ObjectNode) MAPPER.readTree(sample("hubspot-decide.json"));
        ObjectNode inputs = (ObjectNode) body.get("inputFields");
        inputs.put("contract_term", "weekly")
                .put("contract_monthly_fee", "much")
                .put("nothing_we_know", "1");

        HttpResponse<String> response = service.send(third(body.toString(), NOW, SECRET));
        body.remove("inputFields");
        HttpResponse<String> without = service.send(third(body.toString(), NOW, SECRET));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response))
                .containsExactlyInAnyOrder(
                        "/inputFields/contract_term",
                        "/inputFields/contract_monthly_fee",
                        "/inputFields/nothing_we_know");
        assertThat(pointers(without)).containsExactly("/inputFields");
    }

    /** The files that are shipped, and what a book with attributes gives, fit what the products take. */
    @Test
    void filesForProductsAreShippedAsTheyAre() throws Exception {
        for (String name : List.of("salesforce.json", "hubspot-action.json")) {
            Path shipped = Fixtures.path("../api/src/main/dist/crm/" + name);
            ObjectNode live = (ObjectNode) Running.json(service.get("/v1/crm/" + name));
            assertThat(live.toString()).contains("attribute_newsletter").contains(ADDRESS);
            String standard = MAPPER.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(MAPPER.readTree(withoutAttributes(live)
                                    .toString()
                                    .replace(ADDRESS, "https://holdfast.example.com")))
                    + "\n";
            if ("rewrite".equals(System.getProperty("goldens"))) {
                Files.createDirectories(shipped.getParent());
                Files.writeString(shipped, standard);
            }
            assertThat(standard).isEqualTo(Files.readString(shipped));
        }
    }

    /** Notes on today's CRMs: names are identifiers and no words of Apex, no maps, no enums, short descriptions, flat. */
    @Test
    void salesforcesFileKeepsItsLimits() throws Exception {
        JsonNode file = Running.json(service.get("/v1/crm/salesforce.json"));
        assertThat(file.path("openapi").asText()).isEqualTo("3.0.3");
        assertThat(file.toString()).hasSizeLessThan(100_000);
        List<String> wrong = new ArrayList<>();
        for (JsonNode schema : file.at("/components/schemas")) {
            schema.path("properties").properties().forEach(one -> {
                String name = one.getKey();
                JsonNode property = one.getValue();
                TreeMap<String, String> allowed = new TreeMap<>();
                property.properties()
                        .forEach(key -> allowed.put(key.getKey(), key.getValue().asText()));
                boolean identifier = name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") && name.length() <= 40;
                boolean typed = List.of("string", "boolean").contains(allowed.get("type"))
                        || "double".equals(allowed.get("format"));
                boolean plain = List.of("type", "format", "description").containsAll(allowed.keySet());
                boolean brief = property.path("description").asText().length() < 1_333;
                if (!identifier || !typed || !plain || !brief || APEX.contains(name)) {
                    wrong.add(name + " " + property);
                }
            });
            assertThat(schema.has("additionalProperties")).isFalse();
        }
        assertThat(wrong).isEmpty();
        TreeSet<String> operations = new TreeSet<>();
        file.path("paths")
                .forEach(path -> path.forEach(
                        method -> operations.add(method.path("operationId").asText())));
        assertThat(operations).containsExactly("decide", "outcome");
    }

    private static final List<String> APEX = List.of(
            "on", "end", "group", "from", "order", "limit", "number", "object", "date", "time", "system", "trigger");

    private static ObjectNode withoutAttributes(ObjectNode file) {
        file.findParents("attribute_newsletter").forEach(one -> ((ObjectNode) one).remove("attribute_newsletter"));
        JsonNode inputs = file.path("inputFields");
        for (int i = inputs.size() - 1; i >= 0; i--) {
            if (inputs.get(i).at("/typeDefinition/name").asText().startsWith("attribute_")) {
                ((com.fasterxml.jackson.databind.node.ArrayNode) inputs).remove(i);
            }
        }
        return file;
    }

    private HttpResponse<String> flat(String call, String body) throws Exception {
        return service.send(service.request("/v1/crm/" + call, Role.CRM)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder hubSpot(String body) {
        return service.anonymous(HUBSPOT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder third(String body, Instant at, String secret) throws Exception {
        String timestamp = Long.toString(at.toEpochMilli());
        return hubSpot(body)
                .header("X-HubSpot-Request-Timestamp", timestamp)
                .header("X-HubSpot-Signature-v3", hmac(secret, "POST" + ADDRESS + HUBSPOT + body + timestamp));
    }

    private HttpRequest.Builder second(String body, String version, String secret) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((secret + "POST" + ADDRESS + HUBSPOT + body).getBytes(StandardCharsets.UTF_8));
        return hubSpot(body)
                .header("X-HubSpot-Signature-Version", version)
                .header("X-HubSpot-Signature", HexFormat.of().formatHex(hash));
    }

    /** The same request to another service. */
    private static HttpRequest.Builder at(Running other, HttpRequest.Builder request) {
        return request.uri(java.net.URI.create("http://127.0.0.1:" + other.port() + HUBSPOT));
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = secret.isEmpty() ? new byte[] {0} : secret.getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> pointers(HttpResponse<String> response) throws Exception {
        List<String> pointers = new ArrayList<>();
        Running.json(response)
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    private static String sample(String name) throws Exception {
        return Files.readString(Fixtures.path("crm/" + name));
    }
}
