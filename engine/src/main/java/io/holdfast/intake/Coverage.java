package io.holdfast.intake;

import io.holdfast.client.Client;
import io.holdfast.client.Divisions;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Services;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of a client book is known: group by group, and which facts no client has. */
public final class Coverage {

    private static final FactShape CLIENT = FactShape.of(Client.class);

    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private final Set<String> neverKnown = new LinkedHashSet<>();
    private int clients;

    public Coverage() {
        for (FactField field : CLIENT.fields()) {
            if (!field.isRead()) {
                continue;
            } else if (field.kind() == FactKind.GROUP) {
                unknown.put(field.name(), 0);
                FactShape.of(field.type()).names().forEach(name -> neverKnown.add(field.name() + "." + name));
            } else if (field.kind().isScalar()) {
                neverKnown.add(field.name());
            } else {
                unknown.put(field.name(), 0);
                neverKnown.add(field.name());
            }
        }
    }

    /** Takes a client into account. */
    public void add(Client client) {
        clients++;
        for (String group : unknown.keySet()) {
            FactField field = CLIENT.field(group).orElseThrow();
            if (isUnknown(field, field.of(client))) {
                unknown.merge(group, 1, Integer::sum);
            }
        }
        neverKnown.removeIf(path -> isKnown(path, client));
    }

    public int clients() {
        return clients;
    }

    /** For how many clients nothing of a group is known; groups that are known for all are not in it. */
    public Map<String, Integer> unknown() {
        Map<String, Integer> some = new LinkedHashMap<>(unknown);
        some.values().removeIf(count -> count == 0);
        return some;
    }

    /** Paths of facts, such as {@code usage.seatUse}, that are unknown for every client. */
    public Set<String> neverKnown() {
        return Set.copyOf(neverKnown);
    }

    private static boolean isUnknown(FactField field, @Nullable Object value) {
        if (value == null || field.kind() != FactKind.GROUP) {
            return isNothing(value);
        }
        return FactShape.of(field.type()).fields().stream()
                .filter(FactField::isRead)
                .allMatch(member -> isNothing(member.of(value)));
    }

    private static boolean isKnown(String path, Client client) {
        int dot = path.indexOf('.');
        FactField field = CLIENT.field(dot < 0 ? path : path.substring(0, dot)).orElseThrow();
        Object value = field.of(client);
        return dot < 0 || value == null
                ? !isNothing(value)
                : !isNothing(FactShape.of(field.type())
                        .field(path.substring(dot + 1))
                        .orElseThrow()
                        .of(value));
    }

    private static boolean isNothing(@Nullable Object value) {
        if (value instanceof Services services) {
            return services.count() == null;
        } else if (value instanceof Divisions divisions) {
            return divisions.unserved() == null;
        }
        return value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
