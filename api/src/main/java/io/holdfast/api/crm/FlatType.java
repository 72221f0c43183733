package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a column of the flat contract holds: only what every CRM can map. */
enum FlatType {
    TEXT("string", ""),
    NUMBER("number", "double"),
    BOOLEAN("boolean", ""),
    DATE("string", "date"),
    MOMENT("string", "date-time");

    private final String type;
    private final String format;

    FlatType(String type, String format) {
        this.type = type;
        this.format = format;
    }

    /** As a schema of OpenAPI 3.0. */
    ObjectNode schema(String description) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
        if (!format.isEmpty()) {
            schema.put("format", format);
        }
        return schema.put("description", description);
    }
}
