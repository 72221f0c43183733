package io.holdfast.rulebook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was made in the last two builds, by what it was made from. Whatever two builds on end had no use for is gone, so
 * it never holds more than two books do.
 */
final class Kept<K, V> {

    private Map<K, V> before = new HashMap<>();
    private Map<K, V> now = new HashMap<>();

    /** What is kept under a key, or what is made now and kept from now on. */
    V of(K key, Supplier<V> fresh) {
        return ofAny(key, () -> Optional.of(fresh.get())).orElseThrow();
    }

    /** Likewise, where it may turn out that nothing can be made: that is not kept. */
    Optional<V> ofAny(K key, Supplier<Optional<V>> fresh) {
        V value = now.get(key);
        if (value == null) {
            V older = before.get(key);
            Optional<V> made = older == null ? fresh.get() : Optional.of(older);
            made.ifPresent(one -> now.put(key, one));
            return made;
        }
        return Optional.of(value);
    }

    void put(K key, V value) {
        now.put(key, value);
    }

    /** A build is done: the next begins with what this one used. */
    void turn() {
        before = now;
        now = new HashMap<>(before.size() * 2);
    }

    void clear() {
        before = new HashMap<>();
        now = new HashMap<>();
    }

    int size() {
        return now.size() + before.size();
    }
}
