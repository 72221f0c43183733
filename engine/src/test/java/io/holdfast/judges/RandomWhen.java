package io.holdfast.judges;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import io.holdfast.client.Division;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Purchase;
import io.holdfast.client.Request;
import io.holdfast.rulebook.Candidate;
import io.holdfast.rulebook.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The conditions of one rule, of every kind that the language has, with the names they give. */
final class RandomWhen {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "Client", Client.class,
            "Opening", Opening.class,
            "Division", Division.class,
            "Purchase", Purchase.class,
            "Request", Request.class,
            "Contact", Contact.class,
            "Candidate", Candidate.class);
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final Map<String, String> ATTRIBUTES =
            Map.of("colour", "TEXT", "points", "NUMBER", "newsletter", "BOOLEAN", "birthday", "DATE");

    private final Chance chance;
    private final Stage stage;
    private final List<Named> facts = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private int names;

    /** A fact as a whole that has been given a name. */
    record Named(String name, String type) {}

    /** A value that has been given a name. */
    record Value(String name, FactKind kind) {}

    /** A fact that can be asked about. */
    record Asked(String path, FactField field) {}

    RandomWhen(Chance chance, Stage stage) {
        this.chance = chance;
        this.stage = stage;
    }

    /** The facts that have a name, and can be said something of. */
    List<Named> facts() {
        return facts;
    }

    String text() {
        List<String> elements = new ArrayList<>();
        if (stage == Stage.POLICY) {
            elements.add(pattern("Candidate", true, chance.between(0, 1)));
        } else if (chance.oneIn(2)) {
            elements.add(pattern("Client", true, 1));
        }
        for (int more = chance.between(elements.isEmpty() ? 1 : 0, 2); more > 0; more--) {
            elements.add(element());
        }
        return String.join("\n    ", elements);
    }

    private String element() {
        return switch (chance.between(0, 13)) {
            case 0, 1 -> "not " + inner(() -> patterns(1, 2));
            case 2, 3 -> "exists " + inner(() -> patterns(1, 2));
            case 4, 5 -> "( " + inner(() -> patterns(1, 1)) + " or " + inner(() -> patterns(1, 2)) + " )";
            case 6, 7, 8 -> gathered();
            case 9 -> stage == Stage.SIGNALS ? pattern("Client", true, 2) : signal();
            default -> pattern(type(), chance.oneIn(2), chance.between(1, 2));
        };
    }

    /** What is named inside is known inside only. */
    private String inner(java.util.function.Supplier<String> part) {
        List<Named> factsBefore = List.copyOf(facts);
        List<Value> valuesBefore = List.copyOf(values);
        String text = part.get();
        facts.clear();
        facts.addAll(factsBefore);
        values.clear();
        values.addAll(valuesBefore);
        return text;
    }

    private String patterns(int fewest, int most) {
        int count = chance.between(fewest, most);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(pattern(type(), chance.oneIn(2), chance.between(1, 2)));
        }
        return all.size() == 1 ? all.get(0) : "( " + String.join(" and ", all) + " )";
    }

    private String type() {
        return switch (stage) {
            case SIGNALS -> "Client";
            case PLAYBOOKS ->
                chance.pick("Client", "Client", "Opening", "Opening", "Division", "Purchase", "Request", "Contact");
            case POLICY -> chance.pick("Client", "Candidate", "Purchase", "Request", "Contact", "Contact");
        };
    }

    private String signal() {
        String value = switch (chance.between(0, 3)) {
            case 0 -> "name == \"health\", value == \"" + chance.pick("green", "amber", "red") + "\"";
            case 1 -> "name == \"mood\", value in (\"good\", \"" + chance.pick("fair", "bad") + "\")";
            case 2 -> "name == \"risk\", value != \"high\"";
            default -> "name == \"health\", !( value == \"red\" )";
        };
        return chance.pick("", "not ", "exists ") + "Signal( " + value + " )";
    }

    private String pattern(String type, boolean named, int tests) {
        List<String> parts = new ArrayList<>();
        List<Value> given = new ArrayList<>();
        String name = "$" + Character.toLowerCase(type.charAt(0)) + ++names;
        if (chance.oneIn(4)) {
            Asked asked = chance.pick(asked(type));
            if (asked.field().kind() != FactKind.TEXTS) {
                Value value = new Value("$v" + ++names, asked.field().kind());
                parts.add(value.name() + " : " + asked.path());
                given.add(value);
                values.add(value);
            }
        }
        for (int i = 0; i < tests; i++) {
            parts.add(test(type, 2));
        }
        if (named) {
            facts.add(new Named(name, type));
        }
        return (named ? name + " : " : "") + type + "( " + String.join(", ", parts) + " )";
    }

    private String gathered() {
        return "accumulate( "
                + inner(() -> {
                    String type = stage == Stage.SIGNALS
                            ? "Client"
                            : chance.pick(
                                    "Purchase", "Contact", "Request", stage == Stage.PLAYBOOKS ? "Opening" : "Contact");
                    List<Asked> numbers = asked(type).stream()
                            .filter(one -> one.field().kind().isNumber())
                            .toList();
                    Asked summed = chance.pick(numbers);
                    String of = summed.path();
                    String over = "$o" + ++names;
                    String figure = "$n" + ++names;
                    String gathering = chance.pick(
                            "count(1)",
                            "sum(" + over + ")",
                            "min(" + over + ")",
                            "max(" + over + ")",
                            "average(" + over + ")");
                    String known =
                            gathering.startsWith("sum") && summed.field().optional() ? ", " + of + " != null" : "";
                    String source = type + "( " + over + " : " + of + known
                            + (chance.oneIn(2) ? ", " + test(type, 1) : "") + " )";
                    List<String> conditions = new ArrayList<>();
                    for (int i = chance.between(1, 2); i > 0; i--) {
                        conditions.add(figure + " " + chance.pick(ORDERS) + " "
                                + chance.pick("0", "1", "2", "3", "30", "100", "2.5", "$before"));
                    }
                    List<String> before = values.stream()
                            .filter(value -> value.kind().isNumber())
                            .map(Value::name)
                            .toList();
                    return source + "; " + figure + " : " + gathering + "; "
                            + String.join(", ", conditions)
                                    .replace("$before", before.isEmpty() ? "1" : chance.pick(before));
                })
                + " )";
    }

    private String test(String type, int depth) {
        if (depth > 0 && chance.oneIn(5)) {
            String joined = test(type, depth - 1) + chance.pick(" || ", " && ") + test(type, depth - 1);
            return switch (chance.between(0, 2)) {
                case 0 -> joined;
                case 1 -> "( " + joined + " ) " + chance.pick("||", "&&") + " " + test(type, 0);
                default -> "!( " + joined + " )";
            };
        }
        if (type.equals("Client") && chance.oneIn(8)) {
            return attribute();
        }
        Asked asked = chance.pick(asked(type));
        return joined(type, asked).filter(any -> chance.oneIn(3)).orElseGet(() -> literal(asked));
    }

    private String attribute() {
        String name = chance.pick(List.copyOf(new java.util.TreeMap<>(ATTRIBUTES).keySet()));
        String path = "attributes[\"" + name + "\"]";
        return switch (name) {
            case "colour" ->
                path
                        + chance.pick(
                                " == \"north\"",
                                " != \"north\"",
                                " in (\"south\", \"10\")",
                                " not in (\"süd\")",
                                " == null");
            case "points" -> path + " " + chance.pick(ORDERS) + " " + chance.pick("0", "1", "2", "3", "2.5");
            case "newsletter" -> path + chance.pick(" == true", " != true", " == false", " != null");
            default -> path + chance.pick(" == null", " != null");
        };
    }

    /** A comparison with another fact of the same pattern, or with what has been named before. */
    private Optional<String> joined(String type, Asked asked) {
        List<String> others = new ArrayList<>();
        FactKind kind = asked.field().kind();
        asked(type).stream()
                .filter(other ->
                        alike(kind, other.field().kind()) && !other.path().equals(asked.path()))
                .forEach(other -> others.add(other.path()));
        List<String> named = new ArrayList<>();
        for (Named fact : facts) {
            asked(fact.type()).stream()
                    .filter(other -> alike(kind, other.field().kind()))
                    .forEach(other -> named.add(fact.name() + "." + other.path()));
        }
        values.stream().filter(value -> alike(kind, value.kind())).forEach(value -> {
            named.add(value.name());
            named.add(value.name());
        });
        if (kind == FactKind.TEXT && chance.oneIn(3)) {
            List<String> lists = facts.stream()
                    .filter(fact -> fact.type().equals("Client"))
                    .map(fact -> fact.name() + chance.pick(".services", ".relationship.needs"))
                    .toList();
            if (!lists.isEmpty()) {
                return Optional.of(asked.path() + chance.pick(" memberOf ", " not memberOf ") + chance.pick(lists));
            }
        }
        if (kind == FactKind.TEXTS) {
            List<String> texts = new ArrayList<>();
            facts.forEach(fact -> asked(fact.type()).stream()
                    .filter(other -> other.field().kind() == FactKind.TEXT)
                    .forEach(other -> texts.add(fact.name() + "." + other.path())));
            return texts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(asked.path() + chance.pick(" contains ", " not contains ") + chance.pick(texts));
        }
        List<String> from = named.isEmpty() || chance.oneIn(4) ? others : named;
        boolean ordered = kind.isNumber() || kind == FactKind.DATE;
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(asked.path() + " " + (ordered ? chance.pick(ORDERS) : chance.pick("==", "!=")) + " "
                        + chance.pick(from));
    }

    private static boolean alike(FactKind one, FactKind other) {
        return one == other && one != FactKind.TEXTS || one.isNumber() && other.isNumber();
    }

    private String literal(Asked asked) {
        FactField field = asked.field();
        if (field.optional() && chance.oneIn(8)) {
            return asked.path() + chance.pick(" == null", " != null");
        }
        return asked.path() + " "
                + switch (field.kind()) {
                    case BOOLEAN -> chance.pick("== true", "== false", "!= true", "!= false");
                    case DATE -> field.optional() ? chance.pick("== null", "!= null") : "!= $";
                    case TEXTS ->
                        chance.pick("contains ", "not contains ")
                                + quoted(chance.pick(Pools.texts(asked.path(), field)));
                    case TEXT -> text(asked);
                    default -> number(field);
                };
    }

    private String text(Asked asked) {
        List<String> texts = Pools.texts(asked.path(), asked.field());
        return switch (chance.between(0, asked.field().words().isEmpty() ? 5 : 3)) {
            case 0, 1 -> chance.pick("== ", "!= ") + quoted(chance.pick(texts));
            case 2 ->
                "in "
                        + list(chance.some(texts, 3).stream()
                                .map(RandomWhen::quoted)
                                .toList());
            case 3 ->
                "not in "
                        + list(chance.some(texts, 3).stream()
                                .map(RandomWhen::quoted)
                                .toList());
            default ->
                chance.pick("matches ", "not matches ")
                        + quoted(chance.pick("[a-z]+", "no.*", "s..", "North.*", "\\\\d\\\\d", ".*e.*"));
        };
    }

    private String number(FactField field) {
        List<Double> numbers = Pools.numbers(field);
        if (chance.oneIn(5)) {
            return chance.pick("in ", "not in ")
                    + list(chance.some(numbers, 3).stream().map(Pools::plain).toList());
        }
        double value = chance.pick(numbers);
        String operator = chance.pick(ORDERS);
        boolean between = chance.oneIn(6)
                && !operator.contains("==")
                && !operator.equals("!=")
                && value + 0.5 <= field.to()
                && value >= 0;
        return operator + " " + Pools.plain(between ? value + 0.5 : value);
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static final Map<String, List<Asked>> ASKED = new LinkedHashMap<>();

    /** Every fact of a type that a condition may ask about. */
    private static synchronized List<Asked> asked(String type) {
        return ASKED.computeIfAbsent(type, any -> {
            FactShape shape = FactShape.of(java.util.Objects.requireNonNull(TYPES.get(type)));
            return shape.paths().stream()
                    .filter(path -> !path.equals("delivery.monthlyFee"))
                    .map(path -> new Asked(path, field(shape, path)))
                    .filter(one ->
                            one.field().kind() != FactKind.DATE || one.field().optional())
                    .toList();
        });
    }

    private static FactField field(FactShape shape, String path) {
        int dot = path.indexOf('.');
        FactField first = shape.field(dot < 0 ? path : path.substring(0, dot)).orElseThrow();
        return dot < 0 ? first : field(shape.inside(first), path.substring(dot + 1));
    }
}
