package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts that one stage sees of one client, by type, in the order given. Sorted once, when somebody asks. */
final class FactSet {

    private final List<?> facts;
    private volatile @Nullable Map<FactType, List<Object>> byType;

    FactSet(List<?> facts) {
        this.facts = facts;
    }

    List<Object> of(FactType type) {
        Map<FactType, List<Object>> known = byType;
        if (known == null) {
            known = sorted();
            byType = known;
        }
        List<Object> own = known.get(type);
        return own == null ? List.of() : own;
    }

    /** Where a fact stands among all, from 0; -1 for what is no fact of this set. */
    int placeOf(@Nullable Object wanted) {
        for (int place = 0; place < facts.size(); place++) {
            if (facts.get(place) == wanted) {
                return place;
            }
        }
        return -1;
    }

    private Map<FactType, List<Object>> sorted() {
        Map<FactType, List<Object>> sorted = new EnumMap<>(FactType.class);
        int from = 0;
        while (from < facts.size()) {
            int to = endOfKind(from);
            Optional<FactType> type = FactType.of(facts.get(from));
            if (type.isPresent()) {
                List<?> same = facts.subList(from, to);
                List<Object> before = sorted.get(type.get());
                if (before == null) {
                    sorted.put(type.get(), new ArrayList<>(same));
                } else {
                    before.addAll(same);
                }
            }
            from = to;
        }
        return sorted;
    }

    /** Facts of a kind stand together nearly always. */
    private int endOfKind(int from) {
        Class<?> kind = facts.get(from).getClass();
        int to = from + 1;
        while (to < facts.size() && facts.get(to).getClass() == kind) {
            to++;
        }
        return to;
    }
}
