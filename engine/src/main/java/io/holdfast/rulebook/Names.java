package io.holdfast.rulebook;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule's facts are called so that rules can be compared: by their type and order, whatever names the rule gave
 * them. There is one client, and one conclusion about each signal, so those are the same fact wherever they stand.
 */
final class Names {

    static final String CLIENT = "client";
    static final String SIGNAL = "signal:";

    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<FactType, Integer> counts = new EnumMap<>(FactType.class);

    Names copy() {
        Names copy = new Names();
        copy.facts.putAll(facts);
        copy.values.putAll(values);
        copy.counts.putAll(counts);
        return copy;
    }

    /** The same names for a part that counts its facts by itself. */
    Names inside() {
        Names inside = copy();
        inside.counts.clear();
        return inside;
    }

    /** The name of the fact that a pattern matches. */
    String of(Element.Pattern pattern, String prefix) {
        Optional<String> signal = signal(pattern);
        if (pattern.type() == FactType.CLIENT) {
            return CLIENT;
        } else if (signal.isPresent()) {
            return SIGNAL + signal.get();
        }
        return prefix + pattern.type().word() + "#" + counts.merge(pattern.type(), 1, Integer::sum);
    }

    /** The one signal that a pattern asks for; empty where it is no pattern of a signal or leaves that open. */
    static Optional<String> signal(Element.Pattern pattern) {
        return pattern.conditions().stream()
                .map(Condition::test)
                .filter(test -> test instanceof Test.Compare compare
                        && compare.fact().label().equals("signal.name")
                        && compare.operator() == Operator.EQUAL)
                .flatMap(test -> ((Test.Compare) test).other() instanceof Literal literal
                                && literal.constant() instanceof String name
                        ? Optional.of(name).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    void bind(Element.Pattern pattern, String name) {
        pattern.binding().ifPresent(binding -> facts.put(binding, name));
        pattern.fields().forEach((field, path) -> values.put(field, key(path, name)));
    }

    void bind(String binding, String key) {
        values.put(binding, key);
    }

    /** The key of a value, the same in every rule that asks for it. */
    String key(FactPath path, String own) {
        if (path.binding().isEmpty()) {
            return own + "|" + path.label();
        }
        String binding = path.binding().get();
        String value = values.get(binding);
        if (value != null && path.steps().isEmpty()) {
            return value;
        }
        String fact = facts.getOrDefault(binding, binding);
        return path.steps().isEmpty() ? fact : fact + "|" + path.label();
    }
}
