package io.holdfast.rulebook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What was made in the last two builds, by what it was made from. Whatever two builds on end had no use for is gone, so
 * it never holds more than two books do, beside what it was given to begin with.
 */
final class Kept<K, V> {

    private final Supplier<Map<K, V>> maps;
    /** What another made before this one began; never changed, and never forgotten. */
    private Map<K, V> given;

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
        this.given = maps.get();
        this.before = maps.get();
        this.now = maps.get();
    }

    /** One that begins with what the last build used here; neither notices what the other does from then on. */
    Kept<K, V> heir() {
        Kept<K, V> heir = new Kept<>(maps);
        heir.given = before;
        return heir;
    }

    /** Likewise, where a thing may change and has to be copied. */
    Kept<K, V> heir(UnaryOperator<V> copy) {
        Kept<K, V> heir = new Kept<>(maps);
        before.forEach((key, value) -> heir.given.put(key, copy.apply(value)));
        return heir;
    }

    /** What is kept under a key, or what is made now and kept from now on. */
    V of(K key, Supplier<V> fresh) {
        return ofAny(key, () -> Optional.of(fresh.get())).orElseThrow();
    }

    /** Likewise, where it may turn out that nothing can be made: that is not kept. */
    Optional<V> ofAny(K key, Supplier<Optional<V>> fresh) {
        V value = now.get(key);
        if (value == null) {
            Optional<V> made = earlier(key).or(fresh);
            made.ifPresent(one -> now.put(key, one));
            return made;
        }
        return Optional.of(value);
    }

    private Optional<V> earlier(K key) {
        V older = before.get(key);
        return Optional.ofNullable(older == null ? given.get(key) : older);
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
        given = maps.get();
        before = maps.get();
        now = maps.get();
    }

    int size() {
        return now.size() + before.size() + given.size();
    }
}
