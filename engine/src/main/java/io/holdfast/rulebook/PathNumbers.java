package io.holdfast.rulebook;

import java.util.HashMap;
import java.util.Map;

/** A number for each path that conditions index by: Drools loses matches where two paths share one. */
final class PathNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();

    int of(FactType type, FactPath path) {
        return numbers.computeIfAbsent(type + " " + path.label(), any -> numbers.size());
    }
}
