package io.holdfast.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The baseline: a Dropwizard endpoint that reads the same request and writes the same reply, and decides nothing. */
public final class BareService extends Application<Configuration> {

    private final Map<String, JsonNode> replies;

    private BareService(Map<String, JsonNode> replies) {
        this.replies = replies;
    }

    /** The settings file, then the file of replies: one decision of the real service a line. */
    public static void main(String[] arguments) throws Exception {
        new BareService(replies(Path.of(arguments[1]))).run("server", arguments[0]);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(new Endpoint(replies));
    }

    private static Map<String, JsonNode> replies(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> replies = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode reply = json.readTree(line);
            replies.put(reply.path("clientId").asText(), reply);
        }
        return replies;
    }

    /** Where decisions would be. */
    @jakarta.ws.rs.Path("/v1/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Endpoint {

        private final Map<String, JsonNode> replies;

        Endpoint(Map<String, JsonNode> replies) {
            this.replies = replies;
        }

        /** The reply that is known for the client. */
        @POST
        public JsonNode decide(JsonNode request) {
            return replies.getOrDefault(request.path("client").path("id").asText(), request);
        }
    }
}
