package io.holdfast.intake;

import io.holdfast.source.Diagnostics;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a mapping from YAML, with every fault at its place. */
final class MappingReader {

    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("id", "groupBy", "where", "asOf", "delimiter", "dates", "decimals", "facts"));
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 23, 14, 35, 46, 0, ZoneOffset.UTC);

    private final Diagnostics faults = new Diagnostics();
    private final YamlPlaces yaml;
    private final SourceReader sources;

    MappingReader(String file) {
        yaml = new YamlPlaces(file, faults);
        sources = new SourceReader(yaml);
    }

    MappingReading read(String text) {
        Mapping mapping = null;
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                faults.error(yaml.at(null), "The mapping is empty.", "It needs an `id` and `facts`.");
            } else {
                mapping = mapping(root);
            }
        } catch (MarkedYAMLException malformed) {
            faults.error(
                    yaml.at(malformed.getProblemMark()),
                    "This is not valid YAML: " + Wording.plain(String.valueOf(malformed.getProblem()), 200) + ".");
        } catch (YAMLException malformed) {
            faults.error(
                    yaml.at(null),
                    "This is not valid YAML: " + Wording.plain(String.valueOf(malformed.getMessage()), 200) + ".");
        }
        return mapping == null || faults.hasErrors()
                ? new MappingReading.Refused(faults.sorted())
                : new MappingReading.Read(mapping);
    }

    private Mapping mapping(Node root) {
        Map<String, YamlPlaces.Member> members = yaml.members(root, "A mapping");
        yaml.refuseOthers(members, KEYS, "key");
        List<MappedFact> facts = new ArrayList<>();
        YamlPlaces.Member id = members.get("id");
        if (id != null) {
            Target.at("id")
                    .target()
                    .flatMap(target -> sources.source(id.value(), target))
                    .ifPresent(source -> facts.add(new MappedFact("id", source)));
        } else if (root instanceof MappingNode) {
            yaml.fault(root, "A mapping needs `id`: the column that names the client.");
        }
        YamlPlaces.Member mapped = members.get("facts");
        if (mapped != null) {
            yaml.members(mapped.value(), "`facts`").values().forEach(member -> fact(member, facts));
        }
        return new Mapping(
                facts,
                optionalText(members.get("groupBy")),
                where(members.get("where")),
                asOf(members.get("asOf")),
                delimiter(members.get("delimiter")),
                members.containsKey("dates") ? dates(members.get("dates").value(), yaml) : List.of(),
                decimals(members.get("decimals")));
    }

    private void fact(YamlPlaces.Member member, List<MappedFact> facts) {
        if (member.name().equals("id")) {
            yaml.fault(member.key(), "`id` is a key of the mapping itself.", "Write it above `facts`.");
            return;
        }
        Target.Found found = Target.at(member.name());
        if (found.target().isEmpty()) {
            yaml.fault(member.key(), found.problem(), found.advice());
            return;
        }
        sources.source(member.value(), found.target().get())
                .ifPresent(source -> facts.add(new MappedFact(member.name(), source)));
    }

    private @Nullable String optionalText(YamlPlaces.@Nullable Member member) {
        return member == null
                ? null
                : yaml.text(member.value(), "`" + member.name() + "`").orElse(null);
    }

    private List<Condition> where(YamlPlaces.@Nullable Member member) {
        return member == null ? List.of() : sources.conditions(member.value());
    }

    private @Nullable LocalDate asOf(YamlPlaces.@Nullable Member member) {
        String text = optionalText(member);
        if (text == null || member == null) {
            return null;
        }
        Optional<LocalDate> date = IsoDate.of(text);
        if (date.isEmpty()) {
            yaml.fault(member.value(), IsoDate.problem("asOf", text) + ".");
        }
        return date.orElse(null);
    }

    private @Nullable Character delimiter(YamlPlaces.@Nullable Member member) {
        String text = optionalText(member);
        if (text == null || member == null) {
            return null;
        }
        return switch (text) {
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "\t", "\\t", "tab" -> '\t';
            case "|", "pipe" -> '|';
            default -> {
                yaml.fault(
                        member.value(), "`delimiter` is \",\", \";\", \"|\" or tab, not " + Wording.quoted(text) + ".");
                yield null;
            }
        };
    }

    private @Nullable Decimals decimals(YamlPlaces.@Nullable Member member) {
        String text = optionalText(member);
        if (text == null || member == null) {
            return null;
        }
        return switch (text) {
            case ".", "point" -> Decimals.POINT;
            case ",", "comma" -> Decimals.COMMA;
            default -> {
                yaml.fault(member.value(), "`decimals` is \",\" or \".\", not " + Wording.quoted(text) + ".");
                yield null;
            }
        };
    }

    /** Date formats, each tried on a day so that one that cannot work is known now. */
    static List<DateTimeFormatter> dates(Node node, YamlPlaces yaml) {
        List<DateTimeFormatter> formats = new ArrayList<>();
        for (String pattern : yaml.texts(node, "a date format")) {
            try {
                DateTimeFormatter format = CellFormats.format(pattern);
                Optional<LocalDate> again = CellFormats.date(SAMPLE.format(format), List.of(format));
                if (again.isPresent() && again.get().equals(SAMPLE.toLocalDate())) {
                    formats.add(format);
                    continue;
                }
            } catch (IllegalArgumentException | DateTimeException unusable) {
                // Said below, as for a pattern that loses the day.
            }
            yaml.fault(
                    node,
                    Wording.quoted(pattern) + " is not a date format.",
                    "Use yyyy, MM and dd as in yyyy-MM-dd or dd.MM.yyyy HH:mm.");
        }
        return formats;
    }
}
