package io.holdfast.intake;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Moment;
import io.holdfast.source.Nearest;
import java.util.List;
import java.util.Optional;

/** Says of a name that nobody may give what they most likely meant. */
final class UnknownFact {

    private UnknownFact() {}

    static String message(FactShape shape, String name) {
        Optional<FactField> known = shape.field(name).filter(field -> field.type() != Moment.class);
        if (known.isPresent()) {
            return "`" + name + "` follows from other facts and cannot be given";
        }
        String start = "no fact `" + Wording.plain(name, 60) + "`";
        Optional<String> near = Nearest.to(clipped(name), readable(shape));
        if (near.isPresent()) {
            return start + ". Did you mean `" + near.get() + "`?";
        }
        Optional<String> derived = Nearest.to(clipped(name), shape.names());
        if (derived.isPresent()) {
            return start + "; the nearest, `" + derived.get() + "`, follows from other facts and cannot be given";
        }
        Optional<String> elsewhere = elsewhere(name);
        if (elsewhere.isPresent()) {
            return start + " here. Did you mean `" + elsewhere.get() + "`?";
        }
        return start
                + (shape.type() == Client.class
                        ? "; what a business adds of its own goes under `attributes`"
                        : "; there are " + String.join(", ", readable(shape)));
    }

    static List<String> readable(FactShape shape) {
        return shape.fields().stream()
                .filter(FactField::isRead)
                .map(FactField::name)
                .toList();
    }

    /** A fact of exactly that name in some group. */
    private static Optional<String> elsewhere(String name) {
        return FactShape.of(Client.class).fields().stream()
                .filter(FactField::isRead)
                .filter(group -> !group.kind().isScalar())
                .filter(group -> FactShape.of(group.type())
                        .field(name)
                        .filter(FactField::isRead)
                        .isPresent())
                .map(group -> group.name() + "." + name)
                .findFirst();
    }

    private static String clipped(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }
}
