package io.holdfast.decision;

import io.holdfast.catalogue.Combine;
import io.holdfast.catalogue.SignalType;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signals of a client: what several rules concluded, combined into one value each. */
record Signals(List<SignalReading> readings) {

    /** Combines conclusions; a signal that no rule concluded is not there. */
    static Signals of(List<Conclusion> conclusions, Map<String, SignalType> types) {
        List<SignalReading> readings = new ArrayList<>(types.size());
        for (SignalType type : types.values()) {
            List<Conclusion.SignalValue> said = new ArrayList<>();
            for (Conclusion conclusion : conclusions) {
                if (conclusion instanceof Conclusion.SignalValue value
                        && value.name().equals(type.name())) {
                    said.add(value);
                }
            }
            if (!said.isEmpty()) {
                readings.add(reading(type, said));
            }
        }
        return new Signals(readings);
    }

    private static SignalReading reading(SignalType type, List<Conclusion.SignalValue> said) {
        Conclusion.SignalValue decisive = decisive(type, said);
        if (said.size() == 1) {
            return new SignalReading(
                    type.name(),
                    decisive.value(),
                    decisive.because().filter(text -> !text.isEmpty()).orElse(null),
                    decisive.by().rule());
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (Conclusion.SignalValue one : said) {
            if (one.value().equals(decisive.value())) {
                one.because().ifPresent(reasons::add);
            }
        }
        String because = String.join("; ", reasons);
        return new SignalReading(
                type.name(),
                decisive.value(),
                because.isEmpty() ? null : because,
                decisive.by().rule());
    }

    /** The last, the worst or the best that was said; of equals, the first. */
    private static Conclusion.SignalValue decisive(SignalType type, List<Conclusion.SignalValue> said) {
        if (type.combine() == Combine.LAST) {
            return said.get(said.size() - 1);
        }
        Conclusion.SignalValue decisive = said.get(0);
        for (Conclusion.SignalValue one : said) {
            int further = Integer.compare(
                    type.values().indexOf(one.value()), type.values().indexOf(decisive.value()));
            if (type.combine() == Combine.WORST ? further > 0 : further < 0) {
                decisive = one;
            }
        }
        return decisive;
    }

    List<Signal> facts() {
        List<Signal> facts = new ArrayList<>(readings.size());
        for (SignalReading reading : readings) {
            facts.add(new Signal(reading.name(), reading.value()));
        }
        return facts;
    }
}
