package io.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import io.holdfast.sample.SampleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientReaderMutationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "3.5",
            "1e308",
            "12345678901234567890",
            "\"\"",
            "\"x\"",
            "\"2026-02-30\"",
            "\"9999-12-31\"",
            "\"0001-01-01\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":{\"b\":[]}}",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void strangeFactsAreReadOrRefusedAtAPlaceThatExists(long seed) throws IOException {
        Random random = new Random(seed);
        for (ObjectNode facts : SampleBook.clients(seed, 150, TestBooks.TODAY).toList()) {
            mutate(facts, random);

            ClientReading fromTree = TestBooks.READER.read(facts, TestBooks.TODAY);
            ClientReading fromText = TestBooks.READER.read(JSON.writeValueAsString(facts), TestBooks.TODAY);

            assertThat(fromText).as("seed %d: %s", seed, facts).isEqualTo(fromTree);
            fromTree.fold(client -> List.<FactProblem>of(), problems -> problems)
                    .forEach(problem -> assertThat(isThere(facts, problem))
                            .as("seed %d: %s in %s", seed, problem, facts)
                            .isTrue());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void brokenTextIsRefusedAndNeverThrown(long seed) throws IOException {
        Random random = new Random(seed);
        for (ObjectNode facts : SampleBook.clients(seed, 150, TestBooks.TODAY).toList()) {
            byte[] text = JSON.writeValueAsString(facts).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(3); i >= 0; i--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }

            TestBooks.READER
                    .read(text, TestBooks.TODAY)
                    .fold(client -> List.<FactProblem>of(), problems -> problems)
                    .forEach(problem -> assertThat(problem.message()).isNotBlank());
        }
    }

    /** Whether the place of a problem is there, or is a member that is missing from a place that is. */
    private static boolean isThere(JsonNode facts, FactProblem problem) {
        String pointer = problem.pointer();
        int last = pointer.lastIndexOf('/');
        return pointer.isEmpty()
                || !facts.at(pointer).isMissingNode()
                || !facts.at(pointer.substring(0, last)).isMissingNode();
    }

    private static void mutate(ObjectNode facts, Random random) throws IOException {
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<JsonNode> containers = new ArrayList<>();
            gather(facts, containers);
            JsonNode place = containers.get(random.nextInt(containers.size()));
            JsonNode strange = JSON.readTree(STRANGE.get(random.nextInt(STRANGE.size())));
            if (place instanceof ArrayNode list) {
                list.insert(random.nextInt(list.size() + 1), strange);
            } else if (place instanceof ObjectNode object) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                names.add("x/y~" + random.nextInt(9));
                object.set(names.get(random.nextInt(names.size())), strange);
            }
        }
    }

    private static void gather(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(inner -> gather(inner, containers));
        }
    }
}
