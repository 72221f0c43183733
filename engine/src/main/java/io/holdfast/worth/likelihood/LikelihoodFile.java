package io.holdfast.worth.likelihood;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.YamlMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Likelihoods as they were learned, kept in a file (JSON).
 *
 * @param asOf the day they were learned
 * @param actions what was learned of each action, in the order of the catalogue it was learned with
 * @param pinned actions that keep the catalogue's likelihood, whatever is learned
 */
public record LikelihoodFile(LocalDate asOf, Map<String, Posterior> actions, Set<String> pinned) {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    public LikelihoodFile {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        pinned = Set.copyOf(pinned);
    }

    /** Learned from answers: each action drawn to its playbook, each playbook to all. */
    public static LikelihoodFile of(LocalDate asOf, Tries tries, Set<String> pinned) {
        Map<String, List<Tries.Tried>> byPlaybook = new TreeMap<>();
        for (Map.Entry<Action, Tries.Tried> one : tries.tried()) {
            byPlaybook
                    .computeIfAbsent(one.getKey().playbook(), any -> new ArrayList<>())
                    .add(one.getValue());
        }
        List<Tries.Tried> playbooks =
                byPlaybook.values().stream().map(LikelihoodFile::together).toList();
        Tries.Tried all = together(playbooks);
        double mean = (all.yes() + 1) / (all.all() + 2);
        double between = Shrinking.weight(playbooks, mean);
        Map<String, Double> rates = new TreeMap<>();
        Map<String, Double> weights = new TreeMap<>();
        byPlaybook.forEach((playbook, actions) -> {
            Tries.Tried own = together(actions);
            double rate = (own.yes() + between * mean) / (own.all() + between);
            rates.put(playbook, rate);
            weights.put(playbook, Shrinking.weight(actions, rate));
        });
        Map<String, Posterior> learned = new LinkedHashMap<>();
        for (Map.Entry<Action, Tries.Tried> one : tries.tried()) {
            double rate = rates.getOrDefault(one.getKey().playbook(), mean);
            double weight = weights.getOrDefault(one.getKey().playbook(), 1.0);
            Tries.Tried tried = one.getValue();
            learned.put(
                    one.getKey().id(),
                    new Posterior(
                            tried.yes() + weight * rate,
                            tried.all() - tried.yes() + weight * (1 - rate),
                            tried.answers()));
        }
        return new LikelihoodFile(asOf, learned, pinned);
    }

    private static Tries.Tried together(List<Tries.Tried> some) {
        return some.stream()
                .reduce(
                        Tries.Tried.NEVER,
                        (one, other) -> new Tries.Tried(
                                one.answers() + other.answers(), one.yes() + other.yes(), one.all() + other.all()));
    }

    /** The file's text; the same content gives the same text. */
    public String text() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("asOf", asOf.toString());
        ObjectNode all = root.putObject("likelihoods");
        actions.forEach((action, known) -> all.putObject(action)
                .put("yes", known.yes())
                .put("no", known.no())
                .put("answers", known.answers()));
        var kept = root.putArray("pinned");
        pinned.stream().sorted().forEach(kept::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads such a file for a catalogue; empty with any fault, each told with its line. */
    public static Optional<LikelihoodFile> read(
            String file, String text, Catalogue catalogue, Diagnostics diagnostics) {
        Optional<YamlMap> root = YamlMap.read(file, text, diagnostics);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = root.get();
        map.allow("format", "asOf", "likelihoods", "pinned");
        if (map.whole("format").orElse(0) != FORMAT) {
            diagnostics.error(
                    map.at("format"),
                    "these likelihoods are of another format than " + FORMAT + ", the one that is understood.",
                    "Learn them again with this version of Holdfast.");
            return Optional.empty();
        }
        Map<String, Posterior> actions = new LinkedHashMap<>();
        boolean[] broken = {false};
        map.map("likelihoods")
                .ifPresent(all -> all.keys().forEach(action -> {
                    Optional<Posterior> known = all.map(action).flatMap(one -> posterior(one, diagnostics));
                    broken[0] |= known.isEmpty();
                    known.ifPresent(some -> actions.put(action, some));
                    if (catalogue.action(action).isEmpty()) {
                        diagnostics.warning(
                                all.at(action),
                                "actions.csv has no action `" + action + "`, so what was learned of it is not used.",
                                Nearest.advice(action, catalogue.actions().keySet()));
                    }
                }));
        Optional<LocalDate> asOf = day(map, diagnostics);
        return broken[0] || asOf.isEmpty()
                ? Optional.empty()
                : Optional.of(new LikelihoodFile(
                        asOf.get(), actions, map.texts("pinned").stream().collect(Collectors.toSet())));
    }

    private static Optional<Posterior> posterior(YamlMap map, Diagnostics diagnostics) {
        map.allow("yes", "no", "answers");
        try {
            return Optional.of(new Posterior(
                    map.number("yes").orElse(0.0),
                    map.number("no").orElse(0.0),
                    map.whole("answers").orElse(0)));
        } catch (IllegalArgumentException outside) {
            diagnostics.error(
                    map.at(), "a likelihood is learned as `yes` and `no`, numbers above 0.", "Learn it again.");
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(YamlMap map, Diagnostics diagnostics) {
        String typed = map.text("asOf").orElse("");
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException noDate) {
            diagnostics.error(
                    map.at("asOf"), "the day these likelihoods are of is missing.", "Write `asOf` like 2026-03-01.");
            return Optional.empty();
        }
    }
}
