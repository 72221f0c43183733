package io.holdfast.bench.decisions;

import io.holdfast.bench.measure.Sample;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured: processor microseconds a decision, by entrant and number of rules. */
final class Results {

    private final Map<String, Map<Integer, Sample>> samples = new LinkedHashMap<>();

    void put(int rules, String entrant, Sample sample) {
        samples.computeIfAbsent(entrant, any -> new LinkedHashMap<>()).put(rules, sample);
    }

    Set<String> entrants() {
        return samples.keySet();
    }

    Optional<Sample> of(int rules, String entrant) {
        return Optional.ofNullable(samples.getOrDefault(entrant, Map.of()).get(rules));
    }

    /** The least an entrant costs as a multiple of what another does. */
    Optional<Double> ratio(int rules, String entrant, String base) {
        return of(rules, entrant).flatMap(one -> of(rules, base).map(other -> one.least() / other.least()));
    }
}
