package io.holdfast.api.drafts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The last few things that were made or read, so that asking again costs nothing. */
final class Recent<K, V> {

    private final Map<K, V> kept;

    Recent(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What is kept, or else what is made now; nothing is kept where nothing could be made. */
    Optional<V> of(K key, Supplier<Optional<V>> fresh) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<V> made = fresh.get();
        made.ifPresent(value -> put(key, value));
        return made;
    }

    /** What is kept, or else what is made now. */
    V always(K key, Supplier<V> fresh) {
        return of(key, () -> Optional.of(fresh.get())).orElseThrow();
    }

    /** Keeps something no longer, unless it was replaced since. */
    void forget(K key, V value) {
        synchronized (kept) {
            kept.remove(key, value);
        }
    }

    void put(K key, V value) {
        synchronized (kept) {
            kept.put(key, value);
        }
    }
}
