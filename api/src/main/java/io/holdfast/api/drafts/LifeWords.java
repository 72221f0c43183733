package io.holdfast.api.drafts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last word about each recommendation of decisions that are gone through in portions. A client with many decisions
 * is in many portions, and what was said of them is read once.
 */
final class LifeWords {

    private final Set<UUID> decisions;
    private final Set<String> clients = new HashSet<>();
    private final Map<UUID, Map<About, String>> said = new HashMap<>();

    private record About(
            String table, String action, @Nullable String offer) {}

    /** @param decisions all that are gone through */
    LifeWords(Collection<UUID> decisions) {
        this.decisions = new HashSet<>(decisions);
    }

    /** Of some clients those of whom nothing was read yet; they count as read from then on. */
    List<String> unread(Collection<String> some) {
        return some.stream().filter(clients::add).toList();
    }

    /** A word, later than those before it. */
    void add(UUID decision, String table, String action, @Nullable String offer, String word) {
        if (decisions.contains(decision)) {
            said.computeIfAbsent(decision, any -> new HashMap<>()).put(new About(table, action, offer), word.intern());
        }
    }

    /** The last word; empty where there is none. */
    String last(UUID decision, String table, String action, @Nullable String offer) {
        return said.getOrDefault(decision, Map.of()).getOrDefault(new About(table, action, offer), "");
    }

    /** A decision has been gone through. */
    void done(UUID decision) {
        said.remove(decision);
    }
}
