package io.holdfast.api.command;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Moment;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which facts a client book holds at all, and for how many clients each group of facts is unknown. */
final class Coverage {

    private static final FactShape CLIENT = FactShape.of(Client.class);

    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private int clients;

    void add(Client client) {
        clients++;
        for (FactField field : CLIENT.fields()) {
            boolean any = note(CLIENT, field, "", client);
            if (field.isRead() && !field.kind().isScalar()) {
                unknown.merge(field.name(), any ? 0 : 1, Integer::sum);
            }
        }
    }

    void add(Coverage other) {
        clients += other.clients;
        known.addAll(other.known);
        other.unknown.forEach((group, count) -> unknown.merge(group, count, Integer::sum));
    }

    int clients() {
        return clients;
    }

    /** Clients for whom nothing of a group or list is known, by its name, in the order of the facts. */
    Map<String, Integer> unknown() {
        return unknown;
    }

    /** Whether at least one client has this fact, such as {@code contract.term}, or an entry of this list. */
    boolean knows(String path) {
        return known.contains(path);
    }

    /** Notes what is known of a field, and says whether anything is that a file can contain. */
    private boolean note(FactShape owner, FactField field, String prefix, Object holder) {
        Object value = field.of(holder);
        String path = prefix + field.name();
        if (value == null || field.type() == Moment.class) {
            return false;
        }
        if (field.kind().isScalar()) {
            known.add(path);
            return field.isRead();
        }
        boolean any = inside(owner.inside(field), path, value);
        if (value instanceof Map<?, ?> attributes) {
            attributes.keySet().forEach(name -> known.add(path + "." + name));
            any |= !attributes.isEmpty();
        } else if (value instanceof Collection<?> entries) {
            any |= !entries.isEmpty() || wasLookedAt(owner.inside(field), entries);
        }
        if (any) {
            known.add(path);
        }
        return any;
    }

    /** Whether a list is there, though empty: its count is then known. */
    private static boolean wasLookedAt(FactShape shape, Collection<?> entries) {
        return shape.fields().stream().anyMatch(figure -> figure.of(entries) != null);
    }

    private boolean inside(FactShape shape, String path, @Nullable Object value) {
        boolean any = false;
        for (FactField field : shape.fields()) {
            any |= value != null && note(shape, field, path + ".", value);
        }
        return any;
    }
}
