package io.holdfast.bench.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.measure.Fork;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import io.holdfast.bench.workload.Condition;
import io.holdfast.bench.workload.Fact;
import io.holdfast.bench.workload.MadeRule;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes part in a Node process; each gets the facts flat and every derived fact worked out beforehand. */
enum NodeEntrant {
    ZEN("GoRules ZEN 0.54.0", "zen.mjs"),
    JSON_RULES("json-rules-engine 7.3.1", "json-rules.mjs");

    private static final Path FOLDER = Path.of("bench/target/node");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String title;
    private final String script;

    NodeEntrant(String title, String script) {
        this.title = title;
        this.script = script;
    }

    String title() {
        return title;
    }

    /** Whether bench/run has put Node's packages in place. */
    static boolean isInstalled() {
        return Files.isDirectory(FOLDER.resolve("node_modules"));
    }

    /**
     * Processor microseconds a decision, of the fastest way to write the rules for this engine; empty, with the reason
     * on standard error, when it took too long or failed.
     *
     * @throws IllegalStateException when its matches are not what the rules mean
     */
    Optional<Sample> measure(Workload workload, Path work) throws IOException, InterruptedException {
        Path input = work.resolve("workload.json");
        JSON.writeValue(input.toFile(), json(workload));
        List<String> command = List.of("node", FOLDER.resolve(script).toString(), input.toString());
        Fork fork = Fork.run(command, LIMIT);
        if (!fork.finished()) {
            Report.progress("%s gave no figure: %s", title, fork.complaint());
            return Optional.empty();
        }
        List<Sample> forms = new ArrayList<>();
        for (Map.Entry<String, JsonNode> form : JSON.readTree(fork.said()).properties()) {
            check(workload, form.getValue().path("matches"));
            Sample sample = new Sample(JSON.convertValue(form.getValue().path("micros"), double[].class));
            Report.progress("    written as %s: %s µs", form.getKey(), Report.figure(sample.least()));
            forms.add(sample);
        }
        return forms.stream().min(Comparator.comparingDouble(Sample::least));
    }

    private void check(Workload workload, JsonNode found) {
        for (int i = 0; i < found.size(); i++) {
            List<String> names = new ArrayList<>();
            found.get(i).forEach(name -> names.add(name.asText()));
            Comparison.check(title, names, workload.matches(i));
        }
    }

    private static ObjectNode json(Workload workload) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode rules = all.putArray("rules");
        for (MadeRule rule : workload.rules()) {
            ArrayNode conditions = rules.addObject().put("name", rule.name()).putArray("conditions");
            for (Condition condition : rule.conditions()) {
                conditions
                        .addObject()
                        .put("fact", condition.fact().flat())
                        .put("relation", condition.relation().name())
                        .set("value", JSON.valueToTree(condition.value()));
            }
        }
        ArrayNode clients = all.putArray("clients");
        for (Map<Fact, Object> facts : workload.facts()) {
            ObjectNode client = clients.addObject();
            facts.forEach((fact, value) -> client.set(fact.flat(), JSON.valueToTree(value)));
        }
        return all;
    }
}
