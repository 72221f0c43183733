package io.holdfast.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Somebody who edits, compares and publishes rules over HTTP. */
final class RuleDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MILLIS = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String key;

    RuleDesk(int port, String key) {
        address = "http://127.0.0.1:" + port;
        this.key = key;
    }

    /** A draft's id and version. */
    record Draft(String id, long version) {}

    String live() throws IOException, InterruptedException {
        return send("GET", "/v1/rules", BodyPublishers.noBody(), 0)
                .path("revision")
                .asText();
    }

    /** A draft on what decides, with another text in a file. */
    Draft edit(String title, String file, String before, String after) throws IOException, InterruptedException {
        String id = send("POST", "/v1/rules/drafts", json("title", title), 0)
                .path("id")
                .asText();
        String path = "/v1/rules/drafts/" + id + "/files/" + file;
        String text = text(path);
        if (!text.contains(before)) {
            throw new IOException(file + " does not say " + before);
        }
        return new Draft(
                id,
                send("PUT", path, BodyPublishers.ofString(text.replace(before, after)), 1)
                        .path("version")
                        .asLong());
    }

    /** Compares a draft with what decides, to the end. */
    JsonNode impact(Draft draft) throws IOException, InterruptedException {
        JsonNode task = send("POST", "/v1/rules/impact", json("draft", draft.id()), 0);
        String at = "/v1/rules/impact/" + task.path("id").asText();
        while (task.path("summary").isMissingNode()) {
            if (task.has("problem")) {
                throw new IOException("The comparison did not end: " + task);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            task = send("GET", at, BodyPublishers.noBody(), 0);
        }
        return task;
    }

    /** Waits until nothing about a draft is being found out any more. */
    void awaitGates(Draft draft) throws IOException, InterruptedException {
        String at = "/v1/rules/drafts/" + draft.id() + "/gates";
        JsonNode gates = send("GET", at, BodyPublishers.noBody(), 0);
        while (gates.path("running").asBoolean()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            gates = send("GET", at, BodyPublishers.noBody(), 0);
        }
        if (!gates.path("open").asBoolean()) {
            throw new IOException("The draft cannot be published: " + gates);
        }
    }

    void publish(Draft draft) throws IOException, InterruptedException {
        send("POST", "/v1/rules/drafts/" + draft.id() + "/publish", json("message", "Measured"), draft.version());
    }

    void rollBack(String revision) throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofString(JSON.createObjectNode()
                .put("revision", revision)
                .put("reason", "Measured")
                .toString());
        send("POST", "/v1/rules/rollback", body, 0);
    }

    /** @param version of the draft that is known; 0 where none is meant */
    JsonNode send(String method, String path, BodyPublisher body, long version)
            throws IOException, InterruptedException {
        boolean lines = path.contains("import") || path.contains("batch");
        String type =
                lines ? "application/x-ndjson" : method.equals("PUT") ? "application/octet-stream" : "application/json";
        HttpRequest.Builder request = request(path).header("Content-Type", type).method(method, body);
        if (version > 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return JSON.readTree(answered(http.send(request.build(), BodyHandlers.ofString())));
    }

    private String text(String path) throws IOException, InterruptedException {
        return answered(http.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + key);
    }

    /** Decides a file of requests as a batch, and forgets the answers. */
    void batch(BodyPublisher lines) throws IOException, InterruptedException {
        HttpResponse<Void> answer = http.send(
                request("/v1/decisions/batch")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(lines)
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new IOException("The batch was answered with " + answer.statusCode());
        }
    }

    private static String answered(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static BodyPublisher json(String name, String value) {
        return BodyPublishers.ofString(JSON.createObjectNode().put(name, value).toString());
    }
}
