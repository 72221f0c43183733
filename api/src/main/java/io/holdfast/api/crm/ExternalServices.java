package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The flat contract as a file for Salesforce's External Services: OpenAPI 3.0 with nothing in it that they, or Flow's
 * stricter HTTP callout, do not take.
 */
final class ExternalServices {

    private static final String JSON = "application/json";

    private ExternalServices() {}

    /**
     * @param columns the facts an administrator can map
     * @param address what Salesforce calls the service by
     */
    static ObjectNode file(Columns columns, String address) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("openapi", "3.0.3");
        file.putObject("info")
                .put("title", "Holdfast for CRMs")
                .put("description", "What to do next for a client, and what became of it.")
                .put("version", "1");
        file.putArray("servers").addObject().put("url", address);
        ObjectNode paths = file.putObject("paths");
        operation(paths, "/v1/crm/decide", "decide", "Says what to do next for a client, and why.", "DecideRequest")
                .setAll(answers("200", "What to do next.", "DecideAnswer"));
        ObjectNode outcome =
                operation(paths, "/v1/crm/outcome", "outcome", "Reports what became of an action.", "OutcomeRequest");
        outcome.setAll(answers("200", "The report was known.", "OutcomeAnswer"));
        outcome.setAll(answers("201", "The report is new.", "OutcomeAnswer"));
        file.putObject("components").set("schemas", schemas(columns));
        return file;
    }

    /** The flat schemas, which the whole description of the service has too. */
    static ObjectNode schemas(Columns columns) {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        List<FlatField> inputs = Stream.concat(
                        FlatRequest.AROUND.stream(), columns.all().stream().map(Column::field))
                .toList();
        schemas.set("DecideRequest", object("A client's id, and facts that are known.", inputs, "client_id"));
        schemas.set(
                "DecideAnswer",
                object(
                        "What to do next, the three best at most.",
                        FlatDecision.FIELDS,
                        "decision_id",
                        "client_id",
                        "as_of",
                        "revision",
                        "lifetime_value",
                        "residual_value",
                        "value_tier",
                        "control",
                        "recommended"));
        schemas.set("OutcomeRequest", object("What became of an action.", FlatOutcome.FIELDS, "action_id", "outcome"));
        schemas.set(
                "OutcomeAnswer",
                object(
                        "The report as it is kept.",
                        FlatOutcome.ANSWER,
                        "outcome_id",
                        "action_id",
                        "outcome",
                        "happened_on",
                        "recorded_at",
                        "repeated"));
        return schemas;
    }

    private static ObjectNode operation(ObjectNode paths, String path, String id, String says, String body) {
        ObjectNode post = paths.putObject(path).putObject("post");
        post.put("operationId", id).put("summary", says).put("description", says);
        ObjectNode request = post.putObject("requestBody").put("required", true);
        request.putObject("content").putObject(JSON).set("schema", reference(body));
        return post.putObject("responses");
    }

    private static ObjectNode answers(String status, String says, String schema) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ObjectNode answer = answers.putObject(status).put("description", says);
        answer.putObject("content").putObject(JSON).set("schema", reference(schema));
        return answers;
    }

    private static ObjectNode reference(String schema) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static ObjectNode object(String says, List<FlatField> fields, String... required) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("type", "object").put("description", says);
        ArrayNode always = object.putArray("required");
        List.of(required).forEach(always::add);
        ObjectNode properties = object.putObject("properties");
        fields.forEach(field -> properties.set(field.name(), field.type().schema(field.says())));
        return object;
    }
}
