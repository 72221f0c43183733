package io.holdfast.api.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schemas of records that are written as JSON by their components: what can be missing is what may be null. */
final class RecordSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What decisions that were kept by earlier versions lack, and are given back without. */
    private static final Set<String> SINCE_LATER = Set.of("Recommendation.promised");

    private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();

    /** The record, and all records in it, by their names. */
    static Map<String, ObjectNode> of(Class<?> record) {
        RecordSchemas all = new RecordSchemas();
        all.schema(record);
        return all.schemas;
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? JSON.objectNode().put("type", "object").set("additionalProperties", schema(last))
                    : JSON.objectNode().put("type", "array").set("items", schema(last));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? reference(plain) : simple(plain);
    }

    private static ObjectNode simple(Class<?> type) {
        if (type == String.class) {
            return JSON.objectNode().put("type", "string");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return JSON.objectNode().put("type", "integer");
        } else if (type == double.class || type == Double.class) {
            return JSON.objectNode().put("type", "number").put("format", "double");
        } else if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        } else if (type == LocalDate.class) {
            return JSON.objectNode().put("type", "string").put("format", "date");
        } else if (type == Object.class) {
            return JSON.objectNode();
        } else if (List.class.isAssignableFrom(type)) {
            return JSON.objectNode().put("type", "array").set("items", JSON.objectNode());
        }
        throw new IllegalStateException("No schema is known for " + type);
    }

    private ObjectNode reference(Class<?> record) {
        if (!schemas.containsKey(record.getSimpleName())) {
            ObjectNode schema = JSON.objectNode().put("type", "object");
            schemas.put(record.getSimpleName(), schema);
            boolean leavesEmptyOut = record.isAnnotationPresent(JsonInclude.class)
                    && record.getAnnotation(JsonInclude.class).value() == JsonInclude.Include.NON_EMPTY;
            ArrayNode required = JSON.arrayNode();
            ObjectNode properties = JSON.objectNode();
            for (RecordComponent one : record.getRecordComponents()) {
                if (one.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    continue;
                }
                properties.set(one.getName(), schema(one.getGenericType()));
                boolean always = !one.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !(leavesEmptyOut && canBeEmpty(one.getType()))
                        && !SINCE_LATER.contains(record.getSimpleName() + "." + one.getName());
                if (always) {
                    required.add(one.getName());
                }
            }
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
            schema.set("properties", properties);
        }
        return Shorthand.reference(record.getSimpleName());
    }

    private static boolean canBeEmpty(Class<?> type) {
        return type == String.class || List.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
