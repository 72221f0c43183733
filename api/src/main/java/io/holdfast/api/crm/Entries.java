package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import java.util.List;
import java.util.Optional;

/** Lists in one column: {@code newsletter; website}, or {@code cut|2026-02-01|45; colour|2026-01-10} where an entry has parts. */
final class Entries {

    private static final String EMPTY = "-";

    private Entries() {}

    /** The parts of an entry, in their order. */
    static List<String> names(FactShape entry) {
        return entry.fields().stream()
                .filter(FactField::isRead)
                .map(FactField::name)
                .toList();
    }

    static ArrayNode texts(String cell) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (!cell.strip().equals(EMPTY)) {
            for (String one : cell.split("[;\n]")) {
                if (!one.isBlank()) {
                    list.add(one.strip());
                }
            }
        }
        return list;
    }

    /** The entries; empty when one has more parts than there are. */
    static Optional<ArrayNode> records(String cell, FactShape entry, Cells cells) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (cell.strip().equals(EMPTY)) {
            return Optional.of(list);
        }
        List<FactField> parts =
                entry.fields().stream().filter(FactField::isRead).toList();
        for (String one : cell.split("[;\n]")) {
            if (one.isBlank()) {
                continue;
            }
            String[] values = one.split("\\|", -1);
            if (values.length > parts.size()) {
                return Optional.empty();
            }
            ObjectNode object = list.addObject();
            for (int i = 0; i < values.length; i++) {
                FactField part = parts.get(i);
                cells.value(JsonNodeFactory.instance.textNode(values[i].strip()), part.kind())
                        .ifPresent(value -> object.set(part.name(), value));
            }
        }
        return Optional.of(list);
    }
}
