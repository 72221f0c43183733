package io.holdfast.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Value;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.YamlMap;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rule tests of a book: {@code tests/*.yaml}. */
final class RuleTestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RuleBook book;
    private final ClientFiles clientFiles;
    private final Diagnostics diagnostics;
    private final Set<String> rules;

    RuleTestReader(RuleBook book, ClientFiles clientFiles, Diagnostics diagnostics) {
        this.book = book;
        this.clientFiles = clientFiles;
        this.diagnostics = diagnostics;
        this.rules = book.cards().stream().map(card -> card.name()).collect(Collectors.toCollection(HashSet::new));
    }

    List<RuleTest> read() {
        List<RuleTest> tests = new ArrayList<>();
        for (String path : book.files().paths()) {
            if (path.startsWith("tests/") && (path.endsWith(".yaml") || path.endsWith(".yml"))) {
                String text = book.files().text(path).orElse("");
                for (YamlMap map : YamlMap.readList(path, text, diagnostics)) {
                    test(map).ifPresent(tests::add);
                }
            }
        }
        return tests;
    }

    private Optional<RuleTest> test(YamlMap map) {
        map.allow("title", "asOf", "client", "clientFile", "change", "value", "expect");
        if (!map.require("title") | !map.require("asOf") | !map.require("expect")) {
            return Optional.empty();
        }
        Optional<LocalDate> asOf = date(map);
        Optional<JsonNode> facts = facts(map);
        Optional<Expectation> expected = map.map("expect").map(this::expectation);
        if (asOf.isEmpty() || facts.isEmpty() || expected.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleTest(
                map.text("title").orElse(""),
                map.at(),
                asOf.get(),
                facts.get(),
                map.map("value").map(this::value).orElse(Value.UNKNOWN),
                expected.get()));
    }

    /** Worth that facts alone cannot give: it comes of models fitted to the whole book. */
    private Value value(YamlMap map) {
        FactShape shape = FactShape.of(Value.class);
        map.allow(shape.names().toArray(String[]::new));
        shape.fields().forEach(field -> {
            boolean text = field.kind() == FactKind.TEXT;
            Optional<Double> number = text ? Optional.empty() : map.number(field.name());
            if (number.filter(one -> one < field.from() || one > field.to()).isPresent()) {
                diagnostics.error(
                        map.at(field.name()), "`" + field.name() + "` is out of its range: " + number.get() + ".");
            }
            Optional<String> word = text ? map.text(field.name()) : Optional.empty();
            if (word.filter(one -> !field.words().contains(one)).isPresent()) {
                diagnostics.error(
                        map.at(field.name()),
                        "`" + field.name() + "` is " + String.join(", ", field.words()) + ", not `" + word.get()
                                + "`.");
            }
        });
        return new Value(
                map.number("lifetime").orElse(null),
                map.number("residual").orElse(null),
                map.text("tier").orElse(null),
                map.number("rank").orElse(null),
                map.number("alive").orElse(null),
                map.whole("nextVisitInDays").orElse(null),
                map.number("overdue").orElse(null));
    }

    private Optional<LocalDate> date(YamlMap map) {
        String text = map.text("asOf").orElse("");
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            diagnostics.error(map.at("asOf"), "`asOf` is a date like 2026-03-01, not `" + text + "`.");
            return Optional.empty();
        }
    }

    private Optional<JsonNode> facts(YamlMap map) {
        if (map.has("client") == map.has("clientFile")) {
            diagnostics.error(map.at(), "a test has a `client` or a `clientFile`, and not both.");
            return Optional.empty();
        }
        Optional<JsonNode> base = map.has("client") ? map.node("client").map(YamlFacts::json) : file(map);
        JsonNode change = map.node("change").map(YamlFacts::json).orElse(JsonNodeFactory.instance.objectNode());
        return base.map(facts -> YamlFacts.laidOver(facts, change));
    }

    /** The file is looked for beside the test's own. */
    private Optional<JsonNode> file(YamlMap map) {
        String name = map.text("clientFile").orElse("");
        try {
            if (!clientFiles.isOne(map.at().file(), name)) {
                diagnostics.error(
                        map.at("clientFile"),
                        "`clientFile` is the path of a .json file, from the test's folder; `" + name + "` is none.",
                        "Write for example ../../clients/one.json.");
                return Optional.empty();
            }
            return Optional.of(JSON.readTree(clientFiles.text(map.at().file(), name)));
        } catch (JsonProcessingException broken) {
            diagnostics.error(map.at("clientFile"), name + " is not JSON.");
        } catch (IOException | InvalidPathException missing) {
            diagnostics.error(
                    map.at("clientFile"),
                    "there is no readable file " + name + ".",
                    "Its path starts at the test's folder.");
        }
        return Optional.empty();
    }

    private Expectation expectation(YamlMap map) {
        map.allow("first", "nothing", "recommend", "never", "heldBack", "signals", "because");
        if (map.keys().isEmpty()) {
            diagnostics.error(
                    map.at(),
                    "this test expects nothing, so it cannot fail.",
                    "Say what must, or must never, be recommended.");
        }
        Map<String, String> because = texts(map, "because");
        because.forEach((action, rule) -> {
            if (!rules.contains(rule)) {
                diagnostics.error(map.at("because"), "there is no rule \"" + rule + "\".", Nearest.advice(rule, rules));
            }
        });
        List<String> named = new ArrayList<>(because.keySet());
        map.text("first").ifPresent(named::add);
        for (String key : List.of("recommend", "never", "heldBack")) {
            named.addAll(map.texts(key));
        }
        named.forEach(action -> known(action, map));
        return new Expectation(
                map.text("first"),
                map.flag("nothing").orElse(false),
                map.texts("recommend"),
                map.texts("never"),
                map.texts("heldBack"),
                texts(map, "signals"),
                because);
    }

    private void known(String action, YamlMap map) {
        String id = action.split(":", 2)[0];
        if (book.catalogue().action(id).isEmpty()) {
            diagnostics.error(
                    map.at(),
                    "actions.csv has no action `" + id + "`.",
                    Nearest.advice(id, book.catalogue().actions().keySet()));
        }
    }

    private static Map<String, String> texts(YamlMap map, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.map(key)
                .ifPresent(inner ->
                        inner.keys().forEach(name -> inner.text(name).ifPresent(text -> texts.put(name, text))));
        return texts;
    }
}
