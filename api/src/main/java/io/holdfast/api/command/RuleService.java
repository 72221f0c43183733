package io.holdfast.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of a running service, over HTTP. */
final class RuleService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final URI address;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    RuleService(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    /** What the service said against it, in its own words. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The files of a revision, held against its name. */
    SourceFiles revision(String name) throws IOException {
        JsonNode revision = get("/v1/rules/revisions/" + part(name));
        SourceFiles files =
                files("/v1/rules/revisions/" + part(revision.path("revision").asText()), revision);
        String expected = revision.path("revision").asText();
        if (!files.revision().equals(new Revision(expected))) {
            throw new IOException("What came of revision " + expected + " is not what it names. Try again.");
        }
        return files;
    }

    /** The files of a draft. */
    SourceFiles draft(String id) throws IOException {
        return files("/v1/rules/drafts/" + part(id), get("/v1/rules/drafts/" + part(id)));
    }

    private SourceFiles files(String at, JsonNode listed) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (JsonNode path : listed.path("files")) {
            contents.put(path.asText(), bytes(at + "/files/" + path(path.asText())));
        }
        return SourceFiles.ofBytes(contents);
    }

    JsonNode get(String path) throws IOException {
        return json(send("GET", path, BodyPublishers.noBody(), ""));
    }

    JsonNode post(String path, ObjectNode body, long version) throws IOException {
        return json(send("POST", path, BodyPublishers.ofString(body.toString()), tag(version)));
    }

    JsonNode put(String path, byte[] content, long version) throws IOException {
        return json(send("PUT", path, BodyPublishers.ofByteArray(content), tag(version)));
    }

    JsonNode delete(String path, long version) throws IOException {
        return json(send("DELETE", path, BodyPublishers.noBody(), tag(version)));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A path of a rule book as part of an address. */
    static String path(String path) {
        return Arrays.stream(path.split("/")).map(RuleService::part).collect(Collectors.joining("/"));
    }

    private byte[] bytes(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody(), "");
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String tag(long version) {
        return version == 0 ? "" : "\"" + version + "\"";
    }

    private byte[] send(String method, String path, BodyPublisher body, String tag) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", method.equals("PUT") ? "application/octet-stream" : "application/json")
                .method(method, body);
        if (!tag.isEmpty()) {
            request.header("If-Match", tag);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw refused(answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while the service was asked.", stopped);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException away) {
            throw new IOException(
                    "There is no answer from " + address + ": is the service running? Name it with" + " --service URL.",
                    away);
        }
    }

    private static Refused refused(HttpResponse<byte[]> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            StringBuilder words = new StringBuilder(problem.path("detail").asText("The service refused it."));
            problem.path("errors")
                    .forEach(error -> words.append("\n  ")
                            .append(error.path("pointer").asText())
                            .append(": ")
                            .append(error.path("message").asText()));
            return new Refused(problem.path("code").asText(), words.toString());
        } catch (IOException noJson) {
            return new Refused("", "What answers there with " + answer.statusCode() + " is no Holdfast.");
        }
    }

    private static JsonNode json(byte[] answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException none) {
            throw new Refused("", "What answers there is no Holdfast.");
        }
    }

    /** Does one thing and says in plain words why, where it cannot be done. */
    static int told(Shell shell, String command, Work work) {
        try {
            return work.run();
        } catch (Refused refused) {
            shell.say("holdfast rules " + command + ": " + refused.getMessage());
            return refused.code().equals("gates-shut") ? Exit.RULES_REJECTED : Exit.USAGE;
        } catch (IOException failure) {
            shell.say("holdfast rules " + command + ": " + Failure.words(failure));
            return Exit.OUR_FAULT;
        }
    }

    /** What a command does with the service. */
    interface Work {
        int run() throws IOException;
    }
}
