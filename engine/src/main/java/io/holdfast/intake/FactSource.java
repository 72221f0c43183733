package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one fact comes from the lines of a client. */
sealed interface FactSource {

    Gathering start();

    /** The columns it needs. */
    Set<String> columns();

    /** The columns that one member of an entry needs. */
    default Set<String> columnsOf(String member) {
        return columns();
    }

    /** A single value: the last line that knows it. */
    record Last(LineValue value) implements FactSource {
        @Override
        public Gathering start() {
            return new Gathering() {
                private @Nullable JsonNode last;

                @Override
                public void add(Row row) {
                    JsonNode found = value.of(row);
                    last = found == null ? last : found;
                }

                @Override
                public @Nullable JsonNode result() {
                    return last;
                }
            };
        }

        @Override
        public Set<String> columns() {
            return value.columns();
        }
    }

    /** A list of texts: whatever any line adds, once. */
    record Union(LineValue value) implements FactSource {
        @Override
        public Gathering start() {
            Set<JsonNode> found = new LinkedHashSet<>();
            return new Gathering() {
                private boolean known;

                @Override
                public void add(Row row) {
                    JsonNode list = value.of(row);
                    if (list != null) {
                        known = true;
                        list.forEach(found::add);
                    }
                }

                @Override
                public @Nullable JsonNode result() {
                    return known ? JsonNodeFactory.instance.arrayNode().addAll(found) : null;
                }
            };
        }

        @Override
        public Set<String> columns() {
            return value.columns();
        }
    }

    /** A list of records: one entry a line. */
    record Each(Map<String, LineValue> members) implements FactSource {
        @Override
        public Gathering start() {
            ArrayNode entries = JsonNodeFactory.instance.arrayNode();
            List<Long> lines = new ArrayList<>();
            return new Gathering() {
                @Override
                public void add(Row row) {
                    String list = row.pointer();
                    ObjectNode entry = JsonNodeFactory.instance.objectNode();
                    members.forEach((member, value) -> {
                        row.about(list + "/" + entries.size() + "/" + member);
                        JsonNode found = value.of(row);
                        if (found != null) {
                            entry.set(member, found);
                        }
                    });
                    entries.add(entry);
                    lines.add(row.line());
                }

                @Override
                public JsonNode result() {
                    return entries;
                }

                @Override
                public long lineOf(int entry) {
                    return entry < lines.size() ? lines.get(entry) : 0;
                }
            };
        }

        @Override
        public Set<String> columns() {
            Set<String> all = new LinkedHashSet<>();
            members.values().forEach(value -> all.addAll(value.columns()));
            return all;
        }

        @Override
        public Set<String> columnsOf(String member) {
            LineValue value = members.get(member);
            return value == null ? columns() : value.columns();
        }
    }

    /**
     * How many lines, or different values of a column.
     *
     * @param perYear dates that make it a yearly rate: the gaps between first and last
     */
    record Count(String column, boolean distinct, Optional<LineValue> perYear) implements FactSource {
        @Override
        public Gathering start() {
            Set<String> seen = new HashSet<>();
            return new Gathering() {
                private final DateSpan span = new DateSpan();
                private int count;

                @Override
                public void add(Row row) {
                    String cell = row.cell(column);
                    if (cell.isEmpty() || distinct && !seen.add(cell)) {
                        return;
                    }
                    count++;
                    perYear.ifPresent(date -> span.add(date.of(row)));
                }

                @Override
                public @Nullable JsonNode result() {
                    return perYear.isEmpty() ? IntNode.valueOf(count) : span.perYear(count - 1);
                }
            };
        }

        @Override
        public Set<String> columns() {
            Set<String> all = new LinkedHashSet<>();
            all.add(column);
            perYear.ifPresent(date -> all.addAll(date.columns()));
            return all;
        }
    }

    /** All lines added up, exactly; unknown when no line says. */
    record Sum(LineValue value) implements FactSource {
        @Override
        public Gathering start() {
            return new Gathering() {
                private @Nullable BigDecimal sum;

                @Override
                public void add(Row row) {
                    JsonNode found = value.of(row);
                    if (found != null) {
                        sum = sum == null ? found.decimalValue() : sum.add(found.decimalValue());
                    }
                }

                @Override
                public @Nullable JsonNode result() {
                    return sum == null ? null : Numbers.json(sum);
                }
            };
        }

        @Override
        public Set<String> columns() {
            return value.columns();
        }
    }

    /** The greatest or least number or date of all lines. */
    record Extreme(LineValue value, boolean greatest) implements FactSource {
        @Override
        public Gathering start() {
            return new Gathering() {
                private @Nullable JsonNode best;

                @Override
                public void add(Row row) {
                    JsonNode found = value.of(row);
                    if (found != null && (best == null || compare(found, best) > 0 == greatest)) {
                        best = found;
                    }
                }

                @Override
                public @Nullable JsonNode result() {
                    return best;
                }
            };
        }

        /** Dates are ISO text by now, which sorts as it reads. */
        private static int compare(JsonNode a, JsonNode b) {
            return a instanceof TextNode
                    ? a.textValue().compareTo(b.textValue())
                    : a.decimalValue().compareTo(b.decimalValue());
        }

        @Override
        public Set<String> columns() {
            return value.columns();
        }
    }

    /** Only some lines of another source. */
    record Where(FactSource source, List<Condition> conditions) implements FactSource {
        @Override
        public Gathering start() {
            Gathering inner = source.start();
            return new Gathering() {
                @Override
                public void add(Row row) {
                    if (conditions.stream().allMatch(condition -> condition.holds(row))) {
                        inner.add(row);
                    }
                }

                @Override
                public @Nullable JsonNode result() {
                    return inner.result();
                }

                @Override
                public long lineOf(int entry) {
                    return inner.lineOf(entry);
                }
            };
        }

        @Override
        public Set<String> columns() {
            Set<String> all = new LinkedHashSet<>(source.columns());
            conditions.forEach(condition -> all.add(condition.column()));
            return all;
        }

        @Override
        public Set<String> columnsOf(String member) {
            return source.columnsOf(member);
        }
    }

    /** First and last of some dates. */
    final class DateSpan {
        private static final double DAYS_OF_A_YEAR = 365;

        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        void add(@Nullable JsonNode date) {
            if (date == null) {
                return;
            }
            LocalDate day = LocalDate.parse(date.textValue());
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }

        /** So many gaps a year, two decimals; unknown when all fell on one day. */
        @Nullable
        JsonNode perYear(int gaps) {
            if (first == null || last == null || gaps < 1 || first.equals(last)) {
                return null;
            }
            double years = ChronoUnit.DAYS.between(first, last) / DAYS_OF_A_YEAR;
            return JsonNodeFactory.instance.numberNode(Math.round(gaps / years * 100) / 100.0);
        }
    }
}
