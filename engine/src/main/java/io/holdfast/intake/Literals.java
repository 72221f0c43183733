package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.source.Nearest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Values written into a mapping itself, checked against the fact they are for. */
final class Literals {

    private final YamlPlaces yaml;

    Literals(YamlPlaces yaml) {
        this.yaml = yaml;
    }

    /** The value for a fact; nothing after a fault. */
    Optional<JsonNode> of(Node node, Target target) {
        if (YamlPlaces.isNull(node)) {
            return Optional.of(NullNode.instance);
        }
        if (target.kind() == FactKind.TEXTS) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            yaml.texts(node, target.path()).forEach(list::add);
            return Optional.of(list);
        }
        if (node instanceof SequenceNode) {
            yaml.fault(node, target.path() + " is a single value, not a list.");
            return Optional.empty();
        }
        return yaml.text(node, target.path())
                .flatMap(text -> target.isAttribute()
                        ? Optional.of(untyped((ScalarNode) node, text))
                        : typed(node, text, target.field()));
    }

    private Optional<JsonNode> typed(Node node, String text, FactField field) {
        return switch (field.kind()) {
            case TEXT -> word(node, text, field);
            case WHOLE, NUMBER -> number(node, text, field);
            case BOOLEAN -> bool(node, text, field);
            default -> date(node, text, field);
        };
    }

    private Optional<JsonNode> word(Node node, String text, FactField field) {
        if (field.words().isEmpty() || field.words().contains(text)) {
            return Optional.of(TextNode.valueOf(text));
        }
        return refuse(
                node,
                field.name() + " is " + Wording.either(field.words()) + ", not " + Wording.quoted(text) + ".",
                Nearest.advice(text, field.words()));
    }

    private Optional<JsonNode> number(Node node, String text, FactField field) {
        Optional<BigDecimal> number = Decimals.PLAIN_POINT.number(text);
        if (number.isEmpty()
                || field.kind() == FactKind.WHOLE
                        && number.get().stripTrailingZeros().scale() > 0) {
            return refuse(
                    node,
                    field.name() + " must be " + field.kind().words() + ", not " + Wording.quoted(text) + ".",
                    "");
        }
        double value = number.get().doubleValue();
        return value < field.from() || value > field.to()
                ? refuse(node, ScalarFacts.outOfRange(field, text) + ".", "")
                : Optional.of(Numbers.json(number.get()));
    }

    private Optional<JsonNode> bool(Node node, String text, FactField field) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(BooleanNode.TRUE);
            case "false", "no" -> Optional.of(BooleanNode.FALSE);
            default -> refuse(node, field.name() + " must be true or false, not " + Wording.quoted(text) + ".", "");
        };
    }

    private Optional<JsonNode> date(Node node, String text, FactField field) {
        return IsoDate.of(text).isPresent()
                ? Optional.of(TextNode.valueOf(text))
                : refuse(node, IsoDate.problem(field.name(), text) + ".", "");
    }

    private static JsonNode untyped(ScalarNode node, String text) {
        if (Tag.BOOL.equals(node.getTag())) {
            return BooleanNode.valueOf(!text.toLowerCase(Locale.ROOT).matches("false|no|off"));
        }
        boolean number = Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag());
        return (number ? Decimals.PLAIN_POINT.number(text) : Optional.<BigDecimal>empty())
                .map(Numbers::json)
                .orElseGet(() -> TextNode.valueOf(text));
    }

    private Optional<JsonNode> refuse(Node node, String message, String advice) {
        yaml.fault(node, message, advice);
        return Optional.empty();
    }
}
