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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of a client book is known: group by group, and which facts no client has. */
public final class Coverage {

    private static final FactShape CLIENT = FactShape.of(Client.class);

    private final Map<FactField, int[]> unknown = new LinkedHashMap<>();
    private final Set<Path> neverKnown = new LinkedHashSet<>();
    private int clients;

    public Coverage() {
        for (FactField field : CLIENT.fields()) {
            if (!field.isRead()) {
                continue;
            } else if (field.kind() == FactKind.GROUP) {
                unknown.put(field, new int[1]);
                FactShape group = FactShape.of(field.type());
                group.names()
                        .forEach(name ->
                                neverKnown.add(new Path(field, group.field(name).orElseThrow())));
            } else if (field.kind().isScalar()) {
                neverKnown.add(new Path(field, null));
            } else {
                unknown.put(field, new int[1]);
                neverKnown.add(new Path(field, null));
            }
        }
    }

    /** Takes a client into account. */
    public void add(Client client) {
        clients++;
        unknown.forEach((field, count) -> {
            if (isUnknown(field, field.of(client))) {
                count[0]++;
            }
        });
        neverKnown.removeIf(path -> path.isKnown(client));
    }

    public int clients() {
        return clients;
    }

    /** For how many clients nothing of a group is known; groups that are known for all are not in it. */
    public Map<String, Integer> unknown() {
        Map<String, Integer> some = new LinkedHashMap<>();
        unknown.forEach((field, count) -> {
            if (count[0] > 0) {
                some.put(field.name(), count[0]);
            }
        });
        return some;
    }

    /** Paths of facts, such as {@code usage.seatUse}, that are unknown for every client. */
    public Set<String> neverKnown() {
        return neverKnown.stream().map(Path::words).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isUnknown(FactField field, @Nullable Object value) {
        if (value == null || field.kind() != FactKind.GROUP) {
            return isNothing(value);
        }
        for (FactField member : FactShape.of(field.type()).fields()) {
            if (member.isRead() && !isNothing(member.of(value))) {
                return false;
            }
        }
        return true;
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

    /** A fact of a client, or of one of their groups. */
    private record Path(FactField field, @Nullable FactField member) {

        boolean isKnown(Client client) {
            Object value = field.of(client);
            return member == null || value == null ? !isNothing(value) : !isNothing(member.of(value));
        }

        String words() {
            return member == null ? field.name() : field.name() + "." + member.name();
        }
    }
}
