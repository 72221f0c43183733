package io.holdfast.api.rulebooks;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Revision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last few books that were built here and whose rule tests passed, so that making one of them live, or live again,
 * builds and tests nothing.
 */
final class ReadyBooks {

    private static final int KEPT = 4;

    private final Map<Revision, RuleBook> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, RuleBook> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void add(RuleBook tested) {
        kept.put(tested.revision(), tested);
    }

    synchronized Optional<RuleBook> of(Revision revision) {
        return Optional.ofNullable(kept.get(revision));
    }
}
