package io.holdfast.rulebook;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.drools.model.AlphaIndex;
import org.drools.model.functions.Predicate1;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a stage have in common: a number for each path that conditions index by, because Drools loses
 * matches where two paths share one, and what each test was made into, because most rules ask what others ask.
 */
final class PathNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Kept<Test, Piece> pieces = new Kept<>(IdentityHashMap::new);

    /** A test of one fact alone, as the canonical model takes it. */
    record Piece(
            String id, Predicate1<Object> holds, @Nullable AlphaIndex<Object, ?> index) {}

    int of(FactType type, FactPath path) {
        return numbers.computeIfAbsent(type + " " + path.label(), any -> numbers.size());
    }

    Piece piece(Test test, Supplier<Piece> fresh) {
        return pieces.of(test, fresh);
    }

    /** A build is done. */
    void turn() {
        pieces.turn();
    }
}
