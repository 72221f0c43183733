package io.holdfast.intake;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact that a mapping fills.
 *
 * @param path dotted, as the mapping names it
 * @param attribute the attribute's name where it is one of the business's own; then the field is that of all of them
 */
record Target(String path, FactField field, String attribute) {

    static final FactShape CLIENT = FactShape.of(Client.class);

    /** What a path leads to: a target, or why it leads nowhere. */
    record Found(Optional<Target> target, String problem, String advice) {
        private static Found no(String problem, String advice) {
            return new Found(Optional.empty(), problem, advice);
        }
    }

    boolean isAttribute() {
        return !attribute.isEmpty();
    }

    /** The kind of value; text for an attribute until its book is asked. */
    FactKind kind() {
        return isAttribute() ? FactKind.TEXT : field.kind();
    }

    static Found at(String path) {
        int dot = path.indexOf('.');
        Optional<FactField> first = CLIENT.field(dot < 0 ? path : path.substring(0, dot));
        if (first.isEmpty() || first.get().type() == io.holdfast.client.Moment.class) {
            return unknown(path);
        }
        FactField field = first.get();
        if (dot < 0) {
            return whole(path, field);
        }
        String member = path.substring(dot + 1);
        if (field.kind() == FactKind.ATTRIBUTES) {
            return found(new Target(path, field, member));
        }
        Optional<FactField> inner = field.kind().isScalar()
                ? Optional.empty()
                : FactShape.of(field.container()).field(member);
        if (inner.isPresent() && (!inner.get().isRead() || !field.isRead())) {
            return derived(path);
        }
        if (field.kind() == FactKind.ENTRIES) {
            return Found.no("`" + field.name() + "` is a list of entries.", "Fill it with `each`.");
        }
        return inner.isPresent() ? found(new Target(path, inner.get(), "")) : unknown(path);
    }

    private static Found whole(String path, FactField field) {
        if (!field.isRead()) {
            return derived(path);
        }
        return switch (field.kind()) {
            case GROUP ->
                Found.no(
                        "`" + path + "` is a group of facts.",
                        "Name one of them, such as `" + path + "." + firstOf(field) + "`.");
            case ATTRIBUTES -> Found.no("`attributes` is a group.", "Name one, such as `attributes.newsletter`.");
            default -> found(new Target(path, field, ""));
        };
    }

    private static String firstOf(FactField group) {
        return UnknownFact.readable(FactShape.of(group.type())).get(0);
    }

    private static Found found(Target target) {
        return new Found(Optional.of(target), "", "");
    }

    private static Found derived(String path) {
        return Found.no("`" + path + "` follows from other facts and cannot be given.", "");
    }

    private static Found unknown(String path) {
        String near = path.length() > 80 ? "" : Nearest.advice(path, paths());
        return Found.no(
                "There is no fact " + Wording.quoted(path) + ".",
                near.isEmpty() ? "What a business adds of its own goes under `attributes.`" : near);
    }

    /** Every path that can be filled, attributes aside. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (FactField field : CLIENT.fields()) {
            if (field.isRead() && field.kind() == FactKind.GROUP) {
                UnknownFact.readable(FactShape.of(field.type())).forEach(name -> paths.add(field.name() + "." + name));
            } else if (field.isRead()) {
                paths.add(field.name());
            }
        }
        return paths;
    }
}
