package io.holdfast.judges;

import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.Unit;
import java.util.List;
import java.util.stream.DoubleStream;

/** The few values that facts and conditions are made of, so that both sides of every threshold are met often. */
final class Pools {

    static final List<String> ACTIONS = List.of(
            "keep-call",
            "keep-share",
            "sell-web",
            "sell-host",
            "sell-any",
            "gift",
            "card",
            "own-work",
            "own-check",
            "refer",
            "dear",
            "visit-more");
    static final List<String> SERVICES = List.of("page", "site", "app", "hosting", "backup", "cut", "colour", "course");
    static final List<String> PLAYBOOKS = List.of("retention", "loyalty", "cross-sell");
    static final List<String> KINDS = List.of("keep", "sell", "reward", "internal");
    static final List<String> NEEDS = List.of("reach", "safety", "style", "speed");
    static final List<String> DIVISIONS = List.of("North", "South", "O'Neil & Söhne");
    static final List<String> TEXTS = List.of("north", "south", "O'Neil", "süd", "a, b", "10", "North 7", "");

    private Pools() {}

    /** Words that a text can be; every text that is no name of something else is one of the same few. */
    static List<String> texts(String path, FactField field) {
        if (!field.words().isEmpty()) {
            return field.words();
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        return switch (last) {
            case "service", "below" -> SERVICES;
            case "action" -> ACTIONS;
            case "playbook" -> PLAYBOOKS;
            case "needs" -> NEEDS;
            case "services" -> SERVICES;
            case "offer" -> List.of("page", "hosting", "North", "elsewhere");
            case "identity", "sameOfferAs" -> List.of("sell-web:page", "keep-call", "sell-any:hosting", "gift");
            default -> TEXTS;
        };
    }

    /** Numbers in a fact's range. */
    static List<Double> numbers(FactField field) {
        DoubleStream all = switch (field.unit()) {
            case SHARE -> DoubleStream.of(0, 0.25, 0.5, 0.75, 1);
            case CHANGE -> DoubleStream.of(-1, -0.5, 0, 0.25, 1);
            case MONEY -> DoubleStream.of(0, 99.5, 100, 300, 1000, 5000);
            case COUNT -> DoubleStream.of(0, 1, 2, 3, 6, 7, 10, 30);
            case PLAIN -> DoubleStream.of(-40, -1, 0, 1, 2, 3, 5, 30, 90, 365);
        };
        return all.filter(value -> value >= field.from() && value <= field.to())
                .filter(value -> field.unit() != Unit.PLAIN || field.kind() != FactKind.NUMBER || value >= -1)
                .boxed()
                .toList();
    }

    static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
