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

    private final Supplier<Map<K, V>> maps;
    private Map<K, V> before;
    private Map<K, V> now;

    Kept() {
        this(HashMap::new);
    }

    /**
     * @param maps makes an empty map, which decides when two keys are the same
     */
    Kept(Supplier<Map<K, V>> maps) {
        this.maps = maps;
        this.before = maps.get();
        this.now = maps.get();
    }

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
        now = maps.get();
    }

    void clear() {
        before = maps.get();
        now = maps.get();
    }

    int size() {
        return now.size() + before.size();
    }
}
