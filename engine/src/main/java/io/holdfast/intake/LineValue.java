package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.holdfast.client.FactKind;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one value is taken out of one line. */
sealed interface LineValue {

    /** The value; null when it is unknown or the row noted a fault. */
    @Nullable
    JsonNode of(Row row);

    /** The columns it needs. */
    Set<String> columns();

    /** The same value whatever the line says. */
    record Constant(JsonNode value) implements LineValue {
        @Override
        public JsonNode of(Row row) {
            return value;
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }
    }

    /** What the mapping itself says, converted on the day of the export. */
    record Converted(String text, FactKind target, Conversion conversion) implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            return conversion.convert(text, target, "const", row);
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }
    }

    /**
     * A cell, converted.
     *
     * @param conversion unknown for an attribute, whose type the book declares
     * @param dates the column's own date formats; empty takes the file's
     */
    record Cell(
            String column,
            FactKind target,
            Optional<Conversion> conversion,
            String attribute,
            List<DateTimeFormatter> dates)
            implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            String cell = row.cell(column);
            if (cell.isEmpty()) {
                return null;
            }
            if (!dates.isEmpty()) {
                return CellFormats.date(cell, dates)
                        .<JsonNode>map(date -> JsonNodeFactory.instance.textNode(date.toString()))
                        .orElseGet(() -> row.fault(column, Wording.quoted(cell) + " is not a date as given"));
            }
            return conversion
                    .orElseGet(() -> Conversion.to(row.formats().attributes().get(attribute)))
                    .convert(cell, target, column, row);
        }

        @Override
        public Set<String> columns() {
            return Set.of(column);
        }
    }

    /**
     * A cell, translated.
     *
     * @param words what each text stands for; null for unknown
     * @param otherwise what any other text stands for; absent when it is a fault
     */
    record Translated(String column, Map<String, JsonNode> words, Optional<JsonNode> otherwise) implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            String cell = row.cell(column);
            JsonNode value = words.get(cell);
            if (value == null && cell.isEmpty()) {
                return null;
            }
            if (value == null) {
                value = otherwise.orElse(null);
            }
            if (value == null) {
                return row.fault(
                        column,
                        "no translation covers " + Wording.quoted(cell) + "; there are "
                                + Wording.either(words.keySet().stream()
                                        .map(Wording::quoted)
                                        .toList()));
            }
            return value instanceof NullNode ? null : value;
        }

        @Override
        public Set<String> columns() {
            return Set.of(column);
        }
    }

    /** A cell that holds a list. */
    record Listed(String column, String separator) implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            String cell = row.cell(column);
            if (cell.isEmpty()) {
                return null;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            int from = 0;
            for (int at = cell.indexOf(separator); at >= 0; at = cell.indexOf(separator, from)) {
                add(list, cell.substring(from, at));
                from = at + separator.length();
            }
            add(list, cell.substring(from));
            return list;
        }

        private static void add(ArrayNode list, String entry) {
            if (!entry.isBlank()) {
                list.add(entry.trim());
            }
        }

        @Override
        public Set<String> columns() {
            return Set.of(column);
        }
    }

    /** Columns that each say whether something is in a list. */
    record Flags(Map<String, String> flags, Set<String> when) implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            boolean any = false;
            for (Map.Entry<String, String> flag : flags.entrySet()) {
                String cell = row.cell(flag.getKey());
                any |= !cell.isEmpty();
                if (when.contains(cell)) {
                    list.add(flag.getValue());
                }
            }
            return any ? list : null;
        }

        @Override
        public Set<String> columns() {
            return flags.keySet();
        }
    }

    /** Columns multiplied, exactly. */
    record Product(List<String> factors) implements LineValue {
        @Override
        public @Nullable JsonNode of(Row row) {
            BigDecimal product = BigDecimal.ONE;
            for (String column : factors) {
                String cell = row.cell(column);
                if (cell.isEmpty()) {
                    return null;
                }
                Optional<BigDecimal> factor = row.formats().decimals().number(cell);
                if (factor.isEmpty()) {
                    return row.fault(
                            column, Wording.quoted(cell) + " is not a number" + Conversion.decimalAdvice(cell));
                }
                product = product.multiply(factor.get());
            }
            return JsonNodeFactory.instance.numberNode(product);
        }

        @Override
        public Set<String> columns() {
            return Set.copyOf(factors);
        }
    }
}
