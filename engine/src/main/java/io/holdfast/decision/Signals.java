package io.holdfast.decision;

import io.holdfast.catalogue.Combine;
import io.holdfast.catalogue.SignalType;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The signals of a client: what several rules concluded, combined into one value each. */
record Signals(List<SignalReading> readings) {

    /** Combines conclusions; a signal that no rule concluded is not there. */
    static Signals of(List<Conclusion> conclusions, Map<String, SignalType> types) {
        Map<String, List<Conclusion.SignalValue>> byName = conclusions.stream()
                .filter(Conclusion.SignalValue.class::isInstance)
                .map(Conclusion.SignalValue.class::cast)
                .collect(Collectors.groupingBy(Conclusion.SignalValue::name));
        List<SignalReading> readings = new ArrayList<>();
        for (SignalType type : types.values()) {
            List<Conclusion.SignalValue> said = byName.getOrDefault(type.name(), List.of());
            if (!said.isEmpty()) {
                readings.add(reading(type, said));
            }
        }
        return new Signals(readings);
    }

    private static SignalReading reading(SignalType type, List<Conclusion.SignalValue> said) {
        Comparator<Conclusion.SignalValue> byValue =
                Comparator.comparingInt(one -> type.values().indexOf(one.value()));
        Conclusion.SignalValue decisive = type.combine() == Combine.LAST
                ? said.get(said.size() - 1)
                : said.stream()
                        .min(type.combine() == Combine.WORST ? byValue.reversed() : byValue)
                        .orElseThrow();
        String because = said.stream()
                .filter(one -> one.value().equals(decisive.value()))
                .flatMap(one -> one.because().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return new SignalReading(
                type.name(),
                decisive.value(),
                because.isEmpty() ? null : because,
                decisive.by().rule());
    }

    List<Signal> facts() {
        return readings.stream()
                .map(reading -> new Signal(reading.name(), reading.value()))
                .toList();
    }
}
