package io.holdfast.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sample.SamplePast;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the demo a year behind it, through the addresses that everybody uses: what was known of the sample clients month
 * by month, what was recommended to some of them, and what they said. The same in every demo.
 */
final class DemoPast implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONTHS = 12;
    private static final int ONE_IN = 4;
    private static final int REPORTS = 500;

    /** What they say to a playbook's recommendation: accepted, done, won, rejected, lost; otherwise nothing. */
    private static final Map<String, List<Integer>> ANSWERS = Map.of(
            "retention", List.of(14, 30, 4, 12, 2),
            "loyalty", List.of(20, 22, 8, 9, 3),
            "cross-sell", List.of(8, 4, 17, 24, 9),
            "sales-sequence", List.of(6, 2, 21, 15, 14));

    private static final List<String> OUTCOMES = List.of("accepted", "done", "won", "rejected", "lost");

    private final URI service;
    private final String key;
    private final Path sample;
    private final LocalDate today;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random dice = new Random(20_260_301);

    /**
     * @param key opens imports, decisions and outcomes
     * @param today the day the sample clients' facts are of
     */
    DemoPast(URI service, String key, Path sample, LocalDate today) {
        this.service = service;
        this.key = key;
        this.sample = sample;
        this.today = today;
    }

    @Override
    public void run() {
        try {
            List<ObjectNode> clients = new ArrayList<>();
            for (String line : Files.readAllLines(sample)) {
                clients.add((ObjectNode) JSON.readTree(line));
            }
            for (int back = MONTHS; back > 0; back--) {
                month(today.minusMonths(back), clients);
            }
        } catch (IOException failure) {
            LOG.warn("The demo has no past, because it could not be told: {}", failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void month(LocalDate day, List<ObjectNode> clients) throws IOException, InterruptedException {
        StringBuilder facts = new StringBuilder();
        StringBuilder asked = new StringBuilder();
        for (ObjectNode client : clients) {
            SamplePast.on(day, client, today).ifPresent(then -> {
                facts.append(then).append('\n');
                if (dice.nextInt(ONE_IN) == 0) {
                    asked.append(JSON.createObjectNode()
                                    .put("clientId", then.path("id").asText())
                                    .put("asOf", day.toString())
                                    .put("top", 3))
                            .append('\n');
                }
            });
        }
        post("/v1/clients/import?mode=keep-the-good&validFrom=" + day, "application/x-ndjson", facts.toString());
        ArrayNode reports = JSON.createArrayNode();
        for (String line : post("/v1/decisions/batch", "application/x-ndjson", asked.toString())
                .split("\n", -1)) {
            if (!line.isBlank()) {
                answer(JSON.readTree(line).path("decision"), day, reports);
            }
        }
        for (int i = 0; i < reports.size(); i += REPORTS) {
            ArrayNode some = JSON.createArrayNode();
            for (int j = i; j < Math.min(reports.size(), i + REPORTS); j++) {
                some.add(reports.get(j));
            }
            post("/v1/outcomes", "application/json", some.toString());
        }
    }

    private void answer(JsonNode decision, LocalDate day, ArrayNode reports) {
        for (JsonNode one : decision.path("recommendations")) {
            int said = dice.nextInt(100);
            int after = 1 + dice.nextInt(24);
            double amount = 50 + 25.0 * dice.nextInt(60);
            for (int i = 0; i < OUTCOMES.size(); i++) {
                said -= ANSWERS.getOrDefault(one.path("playbook").asText(), List.of(0, 0, 0, 0, 0))
                        .get(i);
                if (said < 0) {
                    ObjectNode report = reports.addObject()
                            .put("decisionId", decision.path("id").asText())
                            .put("action", one.path("action").asText())
                            .put("outcome", OUTCOMES.get(i))
                            .put("on", day.plusDays(after).toString());
                    if (one.has("offer")) {
                        report.put("offer", one.path("offer").asText());
                    }
                    if (OUTCOMES.get(i).equals("won")) {
                        report.put("amount", amount);
                    }
                    break;
                }
            }
        }
    }

    private String post(String path, String type, String body) throws IOException, InterruptedException {
        if (body.isEmpty()) {
            return "";
        }
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
