package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.crm.Crm;
import io.holdfast.decision.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The description of the service as OpenAPI 3.0. Addresses, methods, media types, parameters in the path and roles are
 * read from the endpoints; what they mean, and what bodies hold, stands in {@code endpoints.yaml} or follows from the types
 * they are made of.
 */
public final class OpenApi {

    /** What says what endpoints mean. */
    static final JsonNode WORDS = read("endpoints.yaml", new YAMLMapper());

    /** Answers that were once given, by the names of operations. */
    private static final JsonNode EXAMPLES = read("examples.json", new ObjectMapper());

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenApi() {}

    /**
     * The whole description.
     *
     * @param resources the classes of the service's endpoints
     * @param server the address that the endpoints are below
     */
    public static ObjectNode of(Collection<Class<?>> resources, String server) {
        ObjectNode all = JSON.objectNode();
        all.put("openapi", "3.0.3");
        all.set("info", WORDS.get("info"));
        all.putArray("servers").addObject().put("url", server);
        ArrayNode tags = all.putArray("tags");
        WORDS.path("tags")
                .properties()
                .forEach(one -> tags.addObject()
                        .put("name", one.getKey())
                        .put("description", one.getValue().asText()));
        ArrayNode security = all.putArray("security");
        security.addObject().putArray("bearer");
        security.addObject().putArray("apiKey");
        all.set("paths", paths(routes(resources)));
        all.set("components", components());
        return all;
    }

    static List<Route> routes(Collection<Class<?>> resources) {
        return resources.stream()
                .flatMap(Route::of)
                .filter(Route::isForPrograms)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::verb))
                .toList();
    }

    private static ObjectNode paths(List<Route> routes) {
        Map<String, ObjectNode> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.path(), path -> JSON.objectNode())
                    .set(
                            route.method(),
                            new Operation(route, WORDS.path("operations").path(route.name()), EXAMPLES).json());
        }
        ObjectNode json = JSON.objectNode();
        paths.forEach(json::set);
        return json;
    }

    private static ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        Map<String, JsonNode> schemas = new TreeMap<>();
        WORDS.path("schemas")
                .properties()
                .forEach(one -> schemas.put(
                        one.getKey(),
                        one.getValue().has("raw") ? one.getValue().get("raw") : Shorthand.object(one.getValue())));
        RecordSchemas.of(Decision.class).forEach((name, schema) -> schemas.put(name, described(name, schema)));
        schemas.putAll(FactSchemas.all());
        Crm.schemas().properties().forEach(one -> schemas.put(one.getKey(), one.getValue()));
        ObjectNode all = components.putObject("schemas");
        schemas.forEach(all::set);
        components.set("responses", Answers.components());
        components.set("securitySchemes", WORDS.get("securitySchemes"));
        return components;
    }

    /** Records are described in few words, since their components have names that speak. */
    private static ObjectNode described(String name, ObjectNode schema) {
        JsonNode words = WORDS.path("records").path(name);
        return words.isMissingNode() ? schema : schema.put("description", words.asText());
    }

    private static JsonNode read(String name, ObjectMapper mapper) {
        try (InputStream in = OpenApi.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " lies beside this class.");
            }
            return mapper.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
