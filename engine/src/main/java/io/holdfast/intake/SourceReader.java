package io.holdfast.intake;

import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads how one fact comes from columns. */
final class SourceReader {

    /** What a source can be, with the keys that may stand beside it. */
    private static final Map<String, Set<String>> FORMS = forms();

    private final YamlPlaces yaml;
    private final Literals literals;

    SourceReader(YamlPlaces yaml) {
        this.yaml = yaml;
        literals = new Literals(yaml);
    }

    private static Map<String, Set<String>> forms() {
        Map<String, Set<String>> forms = new LinkedHashMap<>();
        forms.put("column", Set.of("as", "values", "otherwise", "dates", "split", "where"));
        forms.put("const", Set.of("as", "where"));
        forms.put("flags", Set.of("when", "where"));
        forms.put("each", Set.of("where"));
        forms.put("count", Set.of("perYear", "where"));
        forms.put("product", Set.of("where"));
        forms.put("sum", Set.of("where"));
        forms.put("max", Set.of("where"));
        forms.put("min", Set.of("where"));
        forms.put("latest", Set.of("where"));
        forms.put("earliest", Set.of("where"));
        return forms;
    }

    /** The source of a fact; nothing after a fault. */
    Optional<FactSource> source(Node node, Target target) {
        if (node instanceof ScalarNode) {
            return lineValue(node, target).map(value -> gathered(value, target));
        }
        Map<String, YamlPlaces.Member> members = yaml.members(node, target.path());
        return form(node, members, target)
                .flatMap(form -> source(form, members, target))
                .map(source -> {
                    YamlPlaces.Member where = members.get("where");
                    return where == null ? source : new FactSource.Where(source, conditions(where.value()));
                });
    }

    /** The tests that a line must pass. */
    List<Condition> conditions(Node node) {
        List<Condition> conditions = new ArrayList<>();
        for (YamlPlaces.Member member : yaml.members(node, "`where`").values()) {
            if (member.value() instanceof SequenceNode) {
                Set<String> any = new LinkedHashSet<>(yaml.texts(member.value(), "`where`"));
                conditions.add(new Condition(member.name(), Condition.Test.IS, any));
                continue;
            }
            yaml.text(member.value(), "`where`").ifPresent(text -> {
                Condition condition = Condition.of(member.name(), text);
                if (condition.isSenseless()) {
                    yaml.fault(member.value(), Wording.quoted(text) + " compares with neither a number nor a date.");
                }
                conditions.add(condition);
            });
        }
        return conditions;
    }

    private Optional<String> form(Node node, Map<String, YamlPlaces.Member> members, Target target) {
        List<String> forms =
                FORMS.keySet().stream().filter(members::containsKey).toList();
        if (forms.size() == 1) {
            String form = forms.get(0);
            Set<String> known = new LinkedHashSet<>(List.of(form));
            known.addAll(new java.util.TreeSet<>(FORMS.getOrDefault(form, Set.of())));
            yaml.refuseOthers(members, known, "key");
            return Optional.of(form);
        }
        if (forms.size() > 1) {
            yaml.fault(node, target.path() + " has " + String.join(" and ", forms) + ".", "Use one of them.");
        } else {
            Set<String> all = new LinkedHashSet<>(FORMS.keySet());
            FORMS.values().forEach(all::addAll);
            yaml.refuseOthers(members, all, "key");
            yaml.fault(
                    node,
                    target.path() + " does not say where it comes from.",
                    "Use one of " + String.join(", ", FORMS.keySet()) + ".");
        }
        return Optional.empty();
    }

    private Optional<FactSource> source(String form, Map<String, YamlPlaces.Member> members, Target target) {
        YamlPlaces.Member main = java.util.Objects.requireNonNull(members.get(form));
        return switch (form) {
            case "each" -> each(main, target);
            case "count" -> count(main, members.get("perYear"), target);
            case "sum" ->
                fits(main, target, FactKind.NUMBER)
                        ? lineValue(main.value(), numberOf(target)).map(FactSource.Sum::new)
                        : Optional.empty();
            case "max", "min" ->
                fits(main, target, FactKind.NUMBER, FactKind.DATE)
                        ? lineValue(main.value(), target)
                                .map(value -> new FactSource.Extreme(value, form.equals("max")))
                        : Optional.empty();
            case "latest", "earliest" ->
                fits(main, target, FactKind.DATE)
                        ? lineValue(main.value(), target)
                                .map(value -> new FactSource.Extreme(value, form.equals("latest")))
                        : Optional.empty();
            default -> value(form, members, target).map(value -> gathered(value, target));
        };
    }

    private static FactSource gathered(LineValue value, Target target) {
        return target.kind() == FactKind.TEXTS ? new FactSource.Union(value) : new FactSource.Last(value);
    }

    /** A value of one line: a column's name, or an object. */
    private Optional<LineValue> lineValue(Node node, Target target) {
        if (node instanceof ScalarNode) {
            return yaml.text(node, target.path()).flatMap(column -> plain(node, column, target));
        }
        Map<String, YamlPlaces.Member> members = yaml.members(node, target.path());
        return form(node, members, target).flatMap(form -> {
            if (!Set.of("column", "const", "flags", "product").contains(form) || members.containsKey("where")) {
                yaml.fault(node, target.path() + " takes a value of each line here.", "Use column, const or product.");
                return Optional.empty();
            }
            return value(form, members, target);
        });
    }

    private Optional<LineValue> value(String form, Map<String, YamlPlaces.Member> members, Target target) {
        YamlPlaces.Member main = java.util.Objects.requireNonNull(members.get(form));
        if (target.kind() == FactKind.ENTRIES) {
            return refuse(main.key(), "`" + target.path() + "` is a list of entries.", "Fill it with `each`.");
        }
        return switch (form) {
            case "const" -> constant(main, members.get("as"), target);
            case "flags" -> flags(main, members.get("when"), target);
            case "product" ->
                fits(main, target, FactKind.NUMBER)
                        ? Optional.of(new LineValue.Product(yaml.texts(main.value(), "`product`")))
                        : Optional.empty();
            default -> new ColumnReader(yaml, literals).read(main, members, target);
        };
    }

    /** A value as it stands, or a number of days or months before the day of the export. */
    private Optional<LineValue> constant(YamlPlaces.Member main, YamlPlaces.@Nullable Member as, Target target) {
        if (as == null) {
            return literals.of(main.value(), target).map(LineValue.Constant::new);
        }
        return new ColumnReader(yaml, literals)
                .conversion(as, target)
                .flatMap(conversion -> yaml.text(main.value(), "`const`")
                        .map(text -> new LineValue.Converted(text, target.kind(), conversion)));
    }

    private Optional<LineValue> plain(Node node, String column, Target target) {
        if (target.kind() == FactKind.ENTRIES) {
            return refuse(node, "`" + target.path() + "` is a list of entries.", "Fill it with `each`.");
        }
        return Optional.of(ColumnReader.plain(column, target));
    }

    private Optional<FactSource> each(YamlPlaces.Member main, Target target) {
        if (target.kind() != FactKind.ENTRIES) {
            return refuse(main.key(), "`each` makes a list of entries, and `" + target.path() + "` is none.", "");
        }
        FactShape shape = FactShape.of(target.field().type());
        List<String> known = UnknownFact.readable(shape);
        Map<String, LineValue> values = new LinkedHashMap<>();
        for (YamlPlaces.Member member : yaml.members(main.value(), "`each`").values()) {
            Optional<FactField> field = shape.field(member.name()).filter(FactField::isRead);
            if (field.isEmpty()) {
                yaml.unknown(member.key(), member.name(), known, "fact of " + target.path());
                continue;
            }
            String path = target.path() + "." + member.name();
            lineValue(member.value(), new Target(path, field.get(), ""))
                    .ifPresent(value -> values.put(member.name(), value));
        }
        shape.fields().stream()
                .filter(field -> field.isRead() && field.kind() == FactKind.TEXT && !field.optional())
                .filter(field -> !values.containsKey(field.name()))
                .forEach(field ->
                        yaml.fault(main.key(), "Each entry of `" + target.path() + "` needs `" + field.name() + "`."));
        return Optional.of(new FactSource.Each(values));
    }

    private Optional<FactSource> count(YamlPlaces.Member main, YamlPlaces.@Nullable Member perYear, Target target) {
        if (!fits(main, target, FactKind.NUMBER)) {
            return Optional.empty();
        }
        Optional<LineValue> dates = perYear == null
                ? Optional.empty()
                : lineValue(perYear.value(), new Target(target.path(), dateField(), ""));
        return yaml.text(main.value(), "`count`").map(text -> {
            boolean distinct = text.startsWith("distinct ");
            String column = distinct ? text.substring("distinct ".length()).trim() : text;
            return new FactSource.Count(column, distinct, dates);
        });
    }

    private Optional<LineValue> flags(YamlPlaces.Member main, YamlPlaces.@Nullable Member when, Target target) {
        if (target.kind() != FactKind.TEXTS) {
            return refuse(main.key(), "`flags` make a list of texts, and `" + target.path() + "` is none.", "");
        }
        Map<String, String> flags = new LinkedHashMap<>();
        for (YamlPlaces.Member flag : yaml.members(main.value(), "`flags`").values()) {
            yaml.text(flag.value(), "a flag").ifPresent(id -> flags.put(flag.name(), id));
        }
        List<String> yes =
                when == null ? List.of("Yes", "yes", "true", "TRUE", "1") : yaml.texts(when.value(), "`when`");
        return Optional.of(new LineValue.Flags(flags, Set.copyOf(yes)));
    }

    /** Sums are of any number, whatever range their result has. */
    private static Target numberOf(Target target) {
        return target.isAttribute() || target.kind() == FactKind.NUMBER
                ? target
                : new Target(target.path(), numberField(), "");
    }

    private static FactField numberField() {
        return FactShape.of(io.holdfast.client.Contract.class)
                .field("monthlyFee")
                .orElseThrow();
    }

    private static FactField dateField() {
        return Target.CLIENT.field("since").orElseThrow();
    }

    private boolean fits(YamlPlaces.Member main, Target target, FactKind... kinds) {
        boolean fits = target.isAttribute();
        for (FactKind kind : kinds) {
            fits |= target.kind() == kind
                    || kind == FactKind.NUMBER && target.kind().isNumber();
        }
        if (!fits) {
            yaml.fault(
                    main.key(),
                    "`" + main.name() + "` does not make " + target.kind().words() + ", which `" + target.path()
                            + "` is.");
        }
        return fits;
    }

    private <T> Optional<T> refuse(Node node, String message, String advice) {
        yaml.fault(node, message, advice);
        return Optional.empty();
    }
}
