package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Recommendation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rule tests written from a form: JSON is YAML, so every text of theirs goes in as a JSON text and stays data. */
final class NewTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_NAME = "T-1";

    private NewTests() {}

    /** A client's facts without what tells who they are; empty where they cannot be read. */
    static Optional<String> nameless(String facts) {
        try {
            if (!(JSON.readTree(facts) instanceof ObjectNode known)) {
                return Optional.empty();
            }
            ObjectNode kept = JSON.createObjectNode();
            kept.put("id", NO_NAME);
            known.properties().forEach(one -> {
                if (!List.of("id", "name", "accountManager", "deliveryLead", "parent")
                        .contains(one.getKey())) {
                    kept.set(one.getKey(), one.getValue());
                }
            });
            return Optional.of(JSON.writeValueAsString(kept));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** A test that holds what is decided now. */
    static TestsView.NewTest of(String facts, Decision decision, String file) {
        Optional<Recommendation> first = decision.recommendations().stream().findFirst();
        String rule = first.flatMap(one -> Optional.ofNullable(one.rules()))
                .flatMap(rules -> rules.stream().findFirst())
                .map(one -> one.rule())
                .orElse("");
        return new TestsView.NewTest(
                "",
                decision.asOf().toString(),
                facts,
                first.map(Recommendation::action).orElse(""),
                "",
                rule,
                file);
    }

    /** What is missing or cannot be read; empty when the test can be written. */
    static List<String> faults(TestsView.NewTest test) {
        List<String> faults = new ArrayList<>();
        if (test.title().isEmpty()) {
            faults.add("Say in the title what the test shows.");
        }
        if (!test.file().matches("tests/[^/]+\\.yaml")) {
            faults.add("Tests lie in files such as tests/health.yaml.");
        }
        if (test.recommend().isEmpty() && test.never().isEmpty()) {
            faults.add("Say what must be recommended, or what must never be.");
        }
        try {
            LocalDate.parse(test.asOf());
        } catch (DateTimeParseException noDate) {
            faults.add("The day is written like 2026-03-01.");
        }
        try {
            if (!(JSON.readTree(test.facts()) instanceof ObjectNode)) {
                faults.add("The facts are those of one client, as JSON.");
            }
        } catch (JsonProcessingException noJson) {
            faults.add("The facts are no JSON: " + noJson.getOriginalMessage() + ".");
        }
        return faults;
    }

    /** The entry of a test file. */
    static String yaml(TestsView.NewTest test) {
        StringBuilder text = new StringBuilder();
        text.append("- title: ").append(quoted(test.title())).append('\n');
        text.append("  asOf: ").append(test.asOf()).append('\n');
        text.append("  client: ").append(compact(test.facts())).append('\n');
        text.append("  expect:\n");
        if (!test.recommend().isEmpty()) {
            text.append("    recommend: ").append(list(test.recommend())).append('\n');
        }
        if (!test.never().isEmpty()) {
            text.append("    never: ").append(list(test.never())).append('\n');
        }
        if (!test.because().isEmpty() && words(test.recommend()).size() == 1) {
            text.append("    because: { ")
                    .append(quoted(words(test.recommend()).get(0)))
                    .append(": ")
                    .append(quoted(test.because()))
                    .append(" }\n");
        }
        return text.toString();
    }

    private static String list(String words) {
        return words(words).stream().map(NewTests::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A text can be written as JSON.", impossible);
        }
    }

    /** With a blank behind each colon and comma, for JSON without them is not always YAML. */
    private static String compact(String facts) {
        try {
            JsonNode known = JSON.readTree(facts);
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(known)
                    .replaceAll("\\R\\s*", " ");
        } catch (JsonProcessingException checked) {
            throw new IllegalStateException("Facts are checked before they are written.", checked);
        }
    }
}
