package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The facts that one stage sees of one client, by type, in the order given. */
final class FactSet {

    private final Map<FactType, List<Object>> byType = new EnumMap<>(FactType.class);

    FactSet(List<?> facts) {
        for (Object fact : facts) {
            for (FactType type : FactType.values()) {
                if (type.type().isInstance(fact)) {
                    byType.computeIfAbsent(type, any -> new ArrayList<>()).add(fact);
                }
            }
        }
    }

    List<Object> of(FactType type) {
        return byType.getOrDefault(type, List.of());
    }
}
