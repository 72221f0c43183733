package io.holdfast.api.pages;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Unit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts by the words people use for them, and their values by their units. */
final class FactWords {

    private FactWords() {}

    /** {@code contract.lastPriceRise} as people write it: "contract last price rise". */
    static String name(String path) {
        return path.replace('.', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The value of the fact at a path; a plain number where the path names no fact of a client. */
    static String value(String path, @Nullable Object value, PageText text) {
        return value(unit(FactShape.of(Client.class), path).orElse(Unit.PLAIN), value, text);
    }

    static String value(Unit unit, @Nullable Object value, PageText text) {
        if (value instanceof Number number && unit == Unit.MONEY) {
            return PageText.money(number.doubleValue()) + " " + text.currency();
        }
        if (value instanceof Number number && (unit == Unit.SHARE || unit == Unit.CHANGE)) {
            return PageText.percent(number.doubleValue());
        }
        return text.value(value);
    }

    private static Optional<Unit> unit(FactShape shape, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return shape.field(path).map(FactField::unit);
        }
        return shape.field(path.substring(0, dot))
                .filter(group -> !group.kind().isScalar())
                .flatMap(group -> unit(shape.inside(group), path.substring(dot + 1)));
    }
}
