package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The file that registers the workflow action with HubSpot. */
final class ActionDefinition {

    private ActionDefinition() {}

    /**
     * @param columns the facts an administrator can map
     * @param address what HubSpot calls the service by
     */
    static ObjectNode file(Columns columns, String address) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("actionUrl", address + "/" + HubSpotResource.PATH);
        file.put("published", true);
        file.putArray("objectTypes").add("COMPANY").add("CONTACT").add("DEAL");
        file.putObject("objectRequestOptions").putArray("properties");
        List<FlatField> inputs = Stream.concat(
                        FlatRequest.AROUND.stream(), columns.all().stream().map(Column::field))
                .toList();
        ArrayNode in = file.putArray("inputFields");
        inputs.forEach(field -> in.add(input(field)));
        ArrayNode out = file.putArray("outputFields");
        FlatDecision.FIELDS.forEach(field -> out.add(output(field)));
        file.putObject("labels").set("en", labels(inputs));
        file.putArray("functions");
        return file;
    }

    private static ObjectNode input(FlatField field) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        ObjectNode type = one.putObject("typeDefinition").put("name", field.name());
        switch (field.type()) {
            case NUMBER -> type.put("type", "number").put("fieldType", "number");
            case DATE -> type.put("type", "date").put("fieldType", "date");
            default -> type.put("type", "string").put("fieldType", "text");
        }
        one.putArray("supportedValueTypes").add("STATIC_VALUE").add("OBJECT_PROPERTY");
        return one.put("isRequired", false);
    }

    private static ObjectNode output(FlatField field) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        ObjectNode type = one.putObject("typeDefinition").put("name", field.name());
        boolean number = field.type() == FlatType.NUMBER;
        type.put("type", number ? "number" : "string").put("fieldType", number ? "number" : "text");
        one.putArray("supportedValueTypes").add("STATIC_VALUE");
        return one;
    }

    private static ObjectNode labels(List<FlatField> inputs) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.put("actionName", "What to do next");
        labels.put("actionDescription", "Asks Holdfast what to do next for this client, with the reason.");
        labels.put("actionCardContent", "Ask Holdfast what to do next");
        ObjectNode in = labels.putObject("inputFieldLabels");
        inputs.forEach(field -> in.put(field.name(), field.label()));
        ObjectNode says = labels.putObject("inputFieldDescriptions");
        inputs.forEach(field -> says.put(field.name(), field.says()));
        ObjectNode out = labels.putObject("outputFieldLabels");
        FlatDecision.FIELDS.forEach(field -> out.put(field.name(), field.label()));
        return labels;
    }
}
