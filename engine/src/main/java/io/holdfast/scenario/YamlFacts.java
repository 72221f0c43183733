package io.holdfast.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Facts written as YAML, as the JSON that every other way in uses; dates stay the text they are. */
final class YamlFacts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlFacts() {}

    static JsonNode json(Node node) {
        if (node instanceof MappingNode map) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : map.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                object.set(key, json(tuple.getValueNode()));
            }
            return object;
        } else if (node instanceof SequenceNode list) {
            ArrayNode array = JSON.arrayNode();
            list.getValue().forEach(entry -> array.add(json(entry)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag() == Tag.NULL) {
            return JSON.nullNode();
        } else if (scalar.getTag() == Tag.BOOL) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        try {
            if (scalar.getTag() == Tag.INT) {
                return JSON.numberNode(Integer.parseInt(text));
            }
            return scalar.getTag() == Tag.FLOAT ? JSON.numberNode(Double.parseDouble(text)) : JSON.textNode(text);
        } catch (NumberFormatException notPlain) {
            return JSON.textNode(text);
        }
    }

    /** One tree laid over another: objects by key, everything else whole; null takes a fact away. */
    static JsonNode laidOver(JsonNode base, JsonNode change) {
        if (!base.isObject() || !change.isObject()) {
            return change;
        }
        ObjectNode merged = base.deepCopy();
        change.fields()
                .forEachRemaining(entry -> merged.set(
                        entry.getKey(),
                        merged.has(entry.getKey())
                                ? laidOver(merged.get(entry.getKey()), entry.getValue())
                                : entry.getValue()));
        return merged;
    }
}
