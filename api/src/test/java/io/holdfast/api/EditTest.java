package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing the rules of a running service. */
class EditTest {

    private static final String CLIENT = "{\"asOf\": \"2026-03-02\", \"client\": {\"id\": \"C-1\", \"name\": \"Ada\","
            + " \"status\": \"active\", \"since\": \"2025-05-01\","
            + " \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}}";
    private static final String TABLE = "retention/tenure.drl.csv";
    private static final String ROW = "rolling,6,";

    @TempDir
    Path rules;

    private Running service;

    @BeforeEach
    void start() throws Exception {
        Fixtures.copy(Fixtures.path("books/tenure"), rules);
        service = Running.on(
                rules, RuleBookCompiler.standard(), Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void editedThresholdChangesTheNextAnswer() throws Exception {
        assertThat(actions()).containsExactly("offer-annual-contract");
        String before = revision();

        edit(TABLE, ROW, "rolling,11,");
        await("a new revision", () -> !revision().equals(before));

        assertThat(actions()).isEmpty();
        assertThat(Running.json(service.decide(CLIENT)).path("because").asText())
                .isNotBlank();
        assertThat(service.metric("holdfast_rule_reloads_total")).isEqualTo(2);
        assertThat(service.metric("holdfast_rule_book_info{revision=\"" + revision() + "\"}"))
                .isEqualTo(1);
    }

    @Test
    void brokenEditLeavesTheLastGoodBookDeciding() throws Exception {
        String before = revision();

        edit(TABLE, "tenureMonths", "tenureMoths");
        await("stale", () -> status().equals("stale"));

        assertThat(revision()).isEqualTo(before);
        assertThat(actions()).containsExactly("offer-annual-contract");
        JsonNode found = Running.json(service.get("/v1/rules")).at("/rejected/diagnostics/0");
        assertThat(found.path("file").asText()).isEqualTo(TABLE);
        assertThat(found.path("message").asText()).contains("tenureMoths");
        HttpResponse<String> health = service.admin("/healthcheck");
        assertThat(health.statusCode()).isEqualTo(500);
        assertThat(Running.json(health).at("/rule-book/healthy").asBoolean()).isTrue();
        assertThat(Running.json(health).at("/rule-book-freshness/message").asText())
                .startsWith("stale: ")
                .contains("tenureMoths");
        assertThat(service.metric("holdfast_rule_reload_failures_total")).isEqualTo(1);
        assertThat(service.metric("holdfast_rule_book_stale")).isEqualTo(1);

        edit(TABLE, "tenureMoths", "tenureMonths");
        await("live again", () -> status().equals("live"));

        assertThat(revision()).isEqualTo(before);
        assertThat(service.admin("/healthcheck").statusCode()).isEqualTo(200);
        assertThat(service.metric("holdfast_rule_book_stale")).isZero();
    }

    @Test
    void editThatFailsARuleTestIsRejected() throws Exception {
        edit(TABLE, ROW, "rolling,1,");
        await("stale", () -> status().equals("stale"));

        assertThat(actions()).containsExactly("offer-annual-contract");
        JsonNode failed = Running.json(service.get("/v1/rules")).at("/rejected/failedTests/0");
        assertThat(failed.path("title").asText()).isEqualTo("Five weeks on a rolling contract");
        assertThat(failed.path("file").asText()).isEqualTo("tests/tenure.yaml");
        assertThat(failed.path("differences").get(0).asText()).contains("offer-annual-contract");
    }

    @Test
    void noRequestFailsDuringTwentySwaps() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(callers.submit(() -> askUntil(over, asked)));
            }
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            for (int swap = 1; swap <= 20; swap++) {
                int months = swap % 2 == 0 ? 6 : 5;
                Fixtures.write(
                        rules.resolve(TABLE),
                        Files.readString(rules.resolve(TABLE))
                                .replaceFirst("rolling,\\d+,", "rolling," + months + ","));
                double wanted = swap + 1.0;
                await("swap " + swap, () -> service.metric("holdfast_rule_reloads_total") == wanted);
            }
            over.set(true);
            for (Future<Integer> one : answers) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            over.set(true);
            callers.shutdownNow();
        }
    }

    /** Asks until told otherwise; any answer that is not a good one ends the test. */
    private int askUntil(AtomicBoolean over, CountDownLatch asked) throws Exception {
        int answers = 0;
        while (!over.get()) {
            HttpResponse<String> response = service.decide(CLIENT);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains("offer-annual-contract");
            answers++;
            asked.countDown();
        }
        return answers;
    }

    private List<String> actions() throws Exception {
        List<String> actions = new ArrayList<>();
        Running.json(service.decide(CLIENT))
                .path("recommendations")
                .forEach(one -> actions.add(one.path("action").asText()));
        return actions;
    }

    private String revision() throws Exception {
        return Running.json(service.decide(CLIENT)).path("revision").asText();
    }

    private String status() throws Exception {
        return Running.json(service.get("/v1/rules")).path("status").asText();
    }

    private void edit(String file, String from, String to) throws Exception {
        Path path = rules.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Fixtures.write(path, text.replace(from, to));
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }
}
