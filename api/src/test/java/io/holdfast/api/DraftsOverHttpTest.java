package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.Compilation;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import io.holdfast.source.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Drafts from the first edit to being live, and back, over HTTP on two services that share one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsOverHttpTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final String CLIENT = "{\"id\": \"C-1\", \"name\": \"Ada\", \"status\": \"active\","
            + " \"since\": \"2025-05-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}";
    private static final String ASKED = "{\"asOf\": \"2026-03-02\", \"client\": " + CLIENT + "}";
    private static final String TABLE = "retention/tenure.drl.csv";
    private static final long WITHIN_SECONDS = 60;

    private Running here;
    private Running there;

    /** A service that cannot build a book with this word in it. */
    private static final String UNBUILDABLE = "only the first service builds this";

    @BeforeAll
    void start() throws Exception {
        DatabaseSettings memory = BothDatabases.empty(DatabaseKind.POSTGRESQL);
        here = service(memory, RuleBookCompiler.standard());
        RuleBookCompiler compiler = RuleBookCompiler.standard();
        there = service(
                memory,
                files -> files.text("notes.txt").orElse("").contains(UNBUILDABLE)
                        ? new Compilation.Rejected(List.of(new Diagnostic(
                                Severity.ERROR, Place.file("notes.txt"), "this version does not know notes.", "")))
                        : compiler.compile(files));
        assertThat(here.send(here.request("/v1/clients/C-1")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(CLIENT)))
                        .statusCode())
                .isLessThan(300);
    }

    @AfterAll
    void stop() throws Exception {
        here.close();
        there.close();
    }

    @Test
    void anEditIsCheckedComparedPublishedAndTakenBack() throws Exception {
        String before = live(here);
        assertThat(actions(there)).containsExactly("offer-annual-contract");
        Story draft = new Story(here, "Eleven months");
        String table = draft.file(TABLE);

        JsonNode typed = draft.post(
                "check",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("path", TABLE)
                        .put("text", table.replace("tenureMonths", "tenureMoths"))
                        .toString());
        assertThat(typed.path("clean").asBoolean()).isFalse();
        assertThat(typed.at("/diagnostics/0/message").asText()).contains("tenureMoths");
        assertThat(typed.at("/diagnostics/0/file").asText()).isEqualTo(TABLE);
        assertThat(typed.at("/diagnostics/0/cell").asText()).isNotEmpty();
        draft.write(TABLE, table.replace("rolling,6,", "rolling,11,"));
        assertThat(draft.post("check", "").path("clean").asBoolean()).isTrue();
        assertThat(draft.get("changes").at("/edits/0/words/0").toString()).contains("6", "11");
        JsonNode tests = draft.post("test", "");
        assertThat(tests.path("passed").asBoolean()).as(tests.toString()).isTrue();
        assertThat(tests.at("/rules/0/tests").asInt()).isPositive();

        JsonNode impact = draft.impact();
        assertThat(impact.at("/summary/changed").asInt()).isEqualTo(1);
        String lines = here.get("/v1/rules/impact/" + impact.path("id").asText() + "/clients")
                .body();
        assertThat(lines.lines()).singleElement().asString().contains("\"C-1\"", "dropped");
        JsonNode again = draft.impact();
        assertThat(again.path("summary")).isEqualTo(impact.path("summary"));
        assertThat(here.get("/v1/rules/impact/" + again.path("id").asText() + "/clients")
                        .body())
                .isEqualTo(lines);
        draft.post("publish", "{\"message\": \"Longer\"}");

        assertThat(actions(here)).isEmpty();
        await(() -> !live(there).equals(before));
        assertThat(actions(there)).isEmpty();

        HttpResponse<String> back = here.send(here.request("/v1/rules/rollback", Role.PUBLISHER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"revision\": \"" + before.substring(0, 12) + "\", \"reason\": \"Too long\"}")));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(live(here)).isEqualTo(before);
        await(() -> live(there).equals(before));
        JsonNode history = Running.json(there.get("/v1/rules/history"));
        assertThat(history.at("/publications/0/what").asText()).isEqualTo("rolled-back");
        assertThat(history.at("/publications/1/evidence/impact/changed").asInt())
                .isEqualTo(1);
        tellsWhatChanged(before, history.at("/publications/1/revision").asText());
    }

    private void tellsWhatChanged(String before, String after) throws Exception {
        String compare = "/compare?from=" + before + "&to=" + after.substring(0, 12);
        JsonNode changes = Running.json(here.get("/v1/rules/revisions" + compare));
        assertThat(changes.at("/edits/0/words/0").toString()).contains("6", "11");
        assertThat(Jsoup.parse(here.get("/rules" + compare).body())
                        .select(".changes li ins")
                        .text())
                .isEqualTo("11");
        assertThat(here.get("/v1/rules/revisions/compare?from=abcdef").statusCode())
                .isEqualTo(404);
        assertThat(here.get("/rules/compare?from=" + before + "&to=nothing").statusCode())
                .isEqualTo(404);
        assertThat(here.get("/rules/compare").body()).contains(before, after);
        Document rules = Jsoup.parse(here.get("/rules").body());
        assertThat(rules.select("#history a").eachAttr("href"))
                .contains("/rules/compare?from=" + after + "&to=" + before);
        assertThat(rules.select(".card a[href^=/rules/history]")).isNotEmpty();
    }

    @Test
    void aServiceThatCannotBuildARevisionKeepsTheLastGoodOneAndSaysSo() throws Exception {
        String before = live(there);
        Story draft = new Story(here, "Notes");
        draft.write("notes.txt", UNBUILDABLE);
        draft.impact();
        draft.post("publish", "{\"message\": \"Notes\"}");

        await(() -> status(there).equals("stale"));
        assertThat(live(there)).isEqualTo(before);
        assertThat(actions(there)).containsExactly("offer-annual-contract");
        assertThat(Running.json(there.get("/v1/rules")).at("/rejected/revision").asText())
                .isEqualTo(live(here));
        assertThat(there.admin("/healthcheck").body()).contains("stale", "does not know notes");
        assertThat(status(here)).isEqualTo("live");

        rollBack(before);
        await(() -> status(there).equals("live"));
    }

    @Test
    void noDecisionFailsWhileBooksArePublishedAndTakenBack() throws Exception {
        int rounds = Integer.getInteger("holdfast.publishes", 6);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (Running service : List.of(here, there)) {
                answers.add(callers.submit(() -> askUntil(over, service)));
            }
            String first = live(here);
            for (int round = 1; round <= rounds; round++) {
                Story draft = new Story(here, "Round " + round);
                draft.write("notes.txt", "round " + round);
                draft.impact();
                draft.post("publish", "{\"message\": \"Round " + round + "\"}");
                rollBack(first);
            }
            over.set(true);
            for (Future<Integer> one : answers) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            over.set(true);
            callers.shutdownNow();
        }
        await(() -> live(there).equals(live(here)));
    }

    @Test
    void aDecisionBecomesARuleTestWithoutWhoItWasAbout() throws Exception {
        JsonNode decision = Running.json(here.decide("{\"asOf\": \"2026-03-02\", \"clientId\": \"C-1\"}"));
        String id = decision.path("id").asText();
        Story draft = new Story(here, "Tests of decisions");

        draft.add("tests/from-decision", "{\"decision\": \"" + id + "\"}");
        assertThat(draft.post("test", "").path("passed").asBoolean()).isTrue();
        draft.add(
                "tests/from-decision",
                "{\"decision\": \"" + id + "\", \"never\": \"offer-annual-contract\", \"title\": \"Ada said no\"}");
        JsonNode tests = draft.post("test", "");

        String yaml = draft.file("tests/from-decisions.yaml");
        assertThat(yaml)
                .contains("first: \"offer-annual-contract\"", "A client")
                .doesNotContain("C-1", "\"Ada\"");
        assertThat(tests.path("passed").asBoolean()).isFalse();
        assertThat(tests.path("tests").toString()).contains("Ada said no", "should not be recommended");
    }

    @Test
    void theLifeOfARuleIsCountedFromWhatIsKept() throws Exception {
        // Nobody the other tests decide for, who would be held back from what is dismissed here.
        String id = Running.json(here.decide(ASKED.replace("C-1", "L-1")))
                .path("id")
                .asText();
        String about = "{\"decisionId\": \"" + id + "\", \"action\": \"offer-annual-contract\", ";
        report("/v1/outcomes", about + "\"outcome\": \"accepted\"}");
        report("/v1/reviews", about + "\"verdict\": \"dismissed\", \"reason\": \"not now\"}");

        await(() -> !Running.json(here.get("/v1/rules/history/lives"))
                .path("running")
                .asBoolean());
        JsonNode lives = Running.json(here.get("/v1/rules/history/lives"));
        assertThat(lives.path("complete").asBoolean()).isTrue();
        assertThat(lives.path("rules")).singleElement().satisfies(rule -> {
            assertThat(rule.path("fired").asLong()).isPositive();
            assertThat(rule.path("accepted").asLong()).isEqualTo(1);
            assertThat(rule.path("overruled").asLong()).isEqualTo(1);
            assertThat(rule.path("rejected").asLong()).isZero();
        });
        Document all = Jsoup.parse(here.get("/rules/history").body());
        assertThat(all.expectFirst("tbody tr").text())
                .contains("Tenure and the contract")
                .endsWith("1 1");
        Document one =
                Jsoup.parse(here.get(all.expectFirst("tbody a").attr("href")).body());
        assertThat(one.select("#changes + .wide").text()).as(one.text()).containsAnyOf("seeded", "published");
        assertThat(one.expectFirst("tbody tr").text()).endsWith("1 0 0 1");
        assertThat(here.get("/rules/history?rule=None").statusCode()).isEqualTo(404);
        aDisagreementBecomesATest(id);
    }

    private void aDisagreementBecomesATest(String decision) throws Exception {
        Story draft = new Story(here, "Overruled");
        Element listed = Jsoup.parse(
                        here.get("/rules/drafts/" + draft.id + "?panel=tests").body())
                .expectFirst("form:has([value=" + decision + "])");
        assertThat(listed.text()).contains("offer-annual-contract", "not now");

        HttpResponse<String> made = draft.form(
                "tests/from-decision",
                "decision=" + decision + "&never="
                        + listed.expectFirst("[name=never]").val());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        assertThat(draft.file("tests/from-decisions.yaml"))
                .contains("never", "offer-annual-contract", "A client")
                .doesNotContain("L-1", "\"Ada\"");
        assertThat(draft.form("tests/from-decision", "decision=nonsense").body())
                .contains("A decision has an id");
    }

    @Test
    void anErasureReachesWhatComparisonsFound() throws Exception {
        assertThat(here.send(here.request("/v1/clients/C-2")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(CLIENT.replace("C-1", "C-2"))))
                        .statusCode())
                .isLessThan(300);
        Story draft = new Story(here, "Twelve");
        draft.write(TABLE, draft.file(TABLE).replace("rolling,6,", "rolling,12,"));
        JsonNode impact = draft.impact();
        String found = "/v1/rules/impact/" + impact.path("id").asText() + "/clients";
        assertThat(here.get(found).body()).contains("\"C-1\"", "\"C-2\"");
        assertThat(Running.json(here.get("/v1/clients/C-2/export")).path("impact"))
                .hasSize(1);

        HttpResponse<String> erased =
                here.send(here.request("/v1/clients/C-2/erasure").POST(BodyPublishers.noBody()));
        assertThat(erased.statusCode()).as(erased.body()).isLessThan(300);
        assertThat(here.get(found).body()).contains("\"C-1\"").doesNotContain("C-2");
    }

    private void report(String where, String body) throws Exception {
        HttpResponse<String> told = here.send(
                here.request(where).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
    }

    @Test
    void whatIsTooLargeIsRefusedInWords() throws Exception {
        Story draft = new Story(here, "Large");
        byte[] one = new byte[1 << 20];
        HttpRequest.BodyPublisher fifty = BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(Collections.enumeration(IntStream.range(0, 50)
                        .<InputStream>mapToObj(any -> new ByteArrayInputStream(one))
                        .toList())));
        HttpResponse<String> refused =
                here.send(here.request("/v1/rules/drafts/" + draft.id + "/files/big.csv", Role.ANALYST)
                        .header("If-Match", "\"1\"")
                        .PUT(fifty));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("4000000 bytes", "Nothing was changed");
        assertThat(draft.get("").path("version").asInt()).isEqualTo(1);
        HttpResponse<String> typed = here.send(here.request("/v1/rules/drafts/" + draft.id + "/check", Role.ANALYST)
                .header("Content-Type", "application/json")
                .POST(fifty));
        assertThat(typed.statusCode()).as(typed.body()).isEqualTo(413);
    }

    /** Asks until told otherwise; any answer that is not a good one ends the test. */
    private static int askUntil(AtomicBoolean over, Running service) throws Exception {
        int answers = 0;
        while (!over.get()) {
            HttpResponse<String> response = service.decide(ASKED);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains("offer-annual-contract");
            answers++;
        }
        return answers;
    }

    private void rollBack(String revision) throws Exception {
        HttpResponse<String> back = here.send(here.request("/v1/rules/rollback", Role.PUBLISHER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"revision\": \"" + revision + "\", \"reason\": \"Back\"}")));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    }

    private static Running service(DatabaseSettings memory, RuleBookCompiler compiler) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory)
                        .publishing(false),
                compiler,
                CLOCK);
    }

    private static String live(Running service) throws Exception {
        return Running.json(service.get("/v1/rules")).path("revision").asText();
    }

    private static String status(Running service) throws Exception {
        return Running.json(service.get("/v1/rules")).path("status").asText();
    }

    private static List<String> actions(Running service) throws Exception {
        List<String> actions = new ArrayList<>();
        Running.json(service.decide(ASKED))
                .path("recommendations")
                .forEach(one -> actions.add(one.path("action").asText()));
        return actions;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
        while (!condition.holds()) {
            assertThat(System.nanoTime())
                    .as("within %d seconds", WITHIN_SECONDS)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** A draft as an analyst has it, reviewed and published by somebody else. */
    private static final class Story {

        private final Running service;
        private final String id;
        private long version;

        Story(Running service, String title) throws Exception {
            this.service = service;
            HttpResponse<String> made = service.send(service.request("/v1/rules/drafts", Role.ANALYST)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"title\": \"" + title + "\"}")));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            id = Running.json(made).path("id").asText();
            version = 1;
        }

        String file(String path) throws Exception {
            return service.get("/v1/rules/drafts/" + id + "/files/" + path).body();
        }

        void write(String path, String content) throws Exception {
            took(service.send(service.request("/v1/rules/drafts/" + id + "/files/" + path, Role.ANALYST)
                    .header("If-Match", "\"" + version + "\"")
                    .PUT(BodyPublishers.ofString(content))));
        }

        JsonNode get(String what) throws Exception {
            HttpResponse<String> got = service.get("/v1/rules/drafts/" + id + (what.isEmpty() ? "" : "/" + what));
            assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
            return Running.json(got);
        }

        JsonNode post(String what, String body) throws Exception {
            if (what.equals("publish")) {
                took(service.send(request("review", Role.ANALYST, "{}")));
            }
            if (what.equals("publish")) {
                awaitGates();
            }
            HttpResponse<String> got =
                    service.send(request(what, what.equals("publish") ? Role.PUBLISHER : Role.ANALYST, body));
            assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
            return Running.json(got);
        }

        /** Until nothing about the draft is being found out any more. */
        private void awaitGates() throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            JsonNode gates = get("gates");
            while (gates.path("running").asBoolean()) {
                assertThat(System.nanoTime()).as(gates.toString()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
                gates = get("gates");
            }
        }

        HttpResponse<String> form(String what, String fields) throws Exception {
            return service.send(service.request("/rules/drafts/" + id + "/" + what, Role.ADMIN)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("version=" + get("").path("version") + "&" + fields)));
        }

        void add(String what, String body) throws Exception {
            took(service.send(request(what, Role.ANALYST, body)));
        }

        JsonNode impact() throws Exception {
            HttpResponse<String> begun = service.send(service.request("/v1/rules/impact", Role.ANALYST)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"draft\": \"" + id + "\"}")));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            String at = "/v1/rules/impact/" + Running.json(begun).path("id").asText();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            JsonNode task = Running.json(service.get(at));
            while (List.of("waiting", "running").contains(task.path("state").asText())) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
                task = Running.json(service.get(at));
            }
            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("done");
            return task;
        }

        private HttpRequest.Builder request(String what, Role role, String body) {
            return service.request("/v1/rules/drafts/" + id + "/" + what, role)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"" + version + "\"")
                    .POST(BodyPublishers.ofString(body));
        }

        private void took(HttpResponse<String> answer) throws Exception {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            version = Running.json(answer).path("version").asLong();
        }
    }
}
