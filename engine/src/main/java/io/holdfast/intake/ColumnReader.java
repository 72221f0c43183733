package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.FactKind;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a fact comes from one column: converted, translated or split. */
final class ColumnReader {

    private final YamlPlaces yaml;
    private final Literals literals;

    ColumnReader(YamlPlaces yaml, Literals literals) {
        this.yaml = yaml;
        this.literals = literals;
    }

    /** A column taken as it is. */
    static LineValue plain(String column, Target target) {
        if (target.kind() == FactKind.TEXTS) {
            return new LineValue.Listed(column, "|");
        }
        Optional<Conversion> conversion =
                target.isAttribute() ? Optional.empty() : Optional.of(Conversion.to(target.kind()));
        return new LineValue.Cell(column, target.kind(), conversion, target.attribute(), List.of());
    }

    Optional<LineValue> read(YamlPlaces.Member main, Map<String, YamlPlaces.Member> members, Target target) {
        Optional<String> column = yaml.text(main.value(), "`column`");
        YamlPlaces.Member values = members.get("values");
        YamlPlaces.Member split = members.get("split");
        if (column.isEmpty()) {
            return Optional.empty();
        }
        if (values != null) {
            return translated(column.get(), values, members.get("otherwise"), target);
        }
        if (members.containsKey("otherwise")) {
            yaml.fault(main.key(), "`otherwise` goes with `values`.");
        }
        if (target.kind() == FactKind.TEXTS) {
            return (split == null
                            ? Optional.of("|")
                            : yaml.text(split.value(), "`split`").filter(s -> !s.isEmpty()))
                    .map(separator -> new LineValue.Listed(column.get(), separator));
        }
        if (split != null) {
            yaml.fault(split.key(), "`split` makes a list of texts, and `" + target.path() + "` is none.");
        }
        return Optional.of(converted(column.get(), members, target));
    }

    private LineValue converted(String column, Map<String, YamlPlaces.Member> members, Target target) {
        YamlPlaces.Member as = members.get("as");
        YamlPlaces.Member dates = members.get("dates");
        List<DateTimeFormatter> formats = dates == null ? List.of() : MappingReader.dates(dates.value(), yaml);
        if (dates != null && !target.isAttribute() && target.kind() != FactKind.DATE) {
            yaml.fault(dates.key(), "`dates` are for dates, and `" + target.path() + "` is none.");
        }
        LineValue plain = plain(column, target);
        Optional<Conversion> conversion = as == null ? Optional.empty() : conversion(as, target);
        return conversion.isPresent() || !formats.isEmpty()
                ? new LineValue.Cell(
                        column,
                        target.kind(),
                        conversion.isPresent() ? conversion : ((LineValue.Cell) plain).conversion(),
                        target.attribute(),
                        formats)
                : plain;
    }

    Optional<Conversion> conversion(YamlPlaces.Member as, Target target) {
        Optional<String> word = yaml.text(as.value(), "`as`");
        Optional<Conversion> conversion = word.flatMap(Conversion::of);
        if (word.isPresent() && conversion.isEmpty()) {
            yaml.unknown(as.value(), word.get(), Conversion.words(), "conversion");
        }
        if (conversion.isPresent() && !target.isAttribute() && !conversion.get().fits(target.kind())) {
            yaml.fault(
                    as.value(),
                    "`" + word.orElse("") + "` does not make " + target.kind().words() + ", which `" + target.path()
                            + "` is.");
        }
        return conversion;
    }

    private Optional<LineValue> translated(
            String column, YamlPlaces.Member values, YamlPlaces.@Nullable Member otherwise, Target target) {
        Map<String, JsonNode> words = new LinkedHashMap<>();
        for (YamlPlaces.Member word : yaml.members(values.value(), "`values`").values()) {
            literals.of(word.value(), target).ifPresent(value -> words.put(word.name(), value));
        }
        Optional<JsonNode> rest = otherwise == null ? Optional.empty() : literals.of(otherwise.value(), target);
        return Optional.of(new LineValue.Translated(column, words, rest));
    }
}
