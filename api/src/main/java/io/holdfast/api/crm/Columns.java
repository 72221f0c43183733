package io.holdfast.api.crm;

import io.holdfast.catalogue.Book;
import io.holdfast.client.AttributeType;
import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every fact that a client can have, as a column each: those of all books, and the attributes of one. */
final class Columns {

    /** What every book has. */
    static final Columns STANDARD = new Columns(standard());

    private static final Map<AttributeType, FactKind> KINDS = Map.of(
            AttributeType.TEXT, FactKind.TEXT,
            AttributeType.NUMBER, FactKind.NUMBER,
            AttributeType.BOOLEAN, FactKind.BOOLEAN,
            AttributeType.DATE, FactKind.DATE);

    private final Map<String, Column> byName;

    private Columns(Map<String, Column> byName) {
        this.byName = byName;
    }

    /** The columns of a book. Two attributes whose names come to one column share it: the first has it. */
    static Columns of(Book book) {
        if (book.attributes().isEmpty()) {
            return STANDARD;
        }
        Map<String, Column> all = new LinkedHashMap<>(STANDARD.byName);
        book.attributes().forEach((name, type) -> {
            String column = "attribute_" + identifier(name);
            FactKind kind = Optional.ofNullable(KINDS.get(type)).orElseThrow();
            String says = "The attribute " + name + ": " + kind.words() + ".";
            all.putIfAbsent(
                    column,
                    new Column(
                            new FlatField(column, flat(kind), says),
                            "/attributes/" + name.replace("~", "~0").replace("/", "~1"),
                            kind,
                            Optional.empty()));
        });
        return new Columns(all);
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Column> all() {
        return byName.values();
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The column that a place among the facts came from. */
    Optional<Column> at(String pointer) {
        return byName.values().stream()
                .filter(one -> pointer.equals(one.pointer()) || pointer.startsWith(one.pointer() + "/"))
                .findFirst();
    }

    private static Map<String, Column> standard() {
        List<Column> columns = new ArrayList<>();
        for (FactField field : FactShape.of(Client.class).fields()) {
            if (!field.isRead() || field.name().equals("id") || field.kind() == FactKind.ATTRIBUTES) {
                continue;
            }
            if (field.kind() == FactKind.GROUP) {
                FactShape.of(field.type()).fields().stream()
                        .filter(FactField::isRead)
                        .forEach(inner -> columns.add(column(field.name() + ".", inner)));
            } else {
                columns.add(column("", field));
            }
        }
        return columns.stream()
                .collect(Collectors.toMap(
                        Column::name,
                        one -> one,
                        (one, other) -> {
                            throw new IllegalStateException("Two facts come to the column " + one.name());
                        },
                        LinkedHashMap::new));
    }

    private static Column column(String group, FactField field) {
        String path = group + field.name();
        Optional<FactShape> entry =
                field.kind() == FactKind.ENTRIES ? Optional.of(FactShape.of(field.type())) : Optional.empty();
        FlatField flat = new FlatField(identifier(path), flat(field.kind()), path + ": " + says(field, entry));
        return new Column(flat, "/" + path.replace('.', '/'), field.kind(), entry);
    }

    /** Words between underscores: {@code contract.monthlyFee} is {@code contract_monthly_fee}. */
    private static String identifier(String path) {
        return path.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static FlatType flat(FactKind kind) {
        return switch (kind) {
            case WHOLE, NUMBER -> FlatType.NUMBER;
            case BOOLEAN -> FlatType.BOOLEAN;
            case DATE -> FlatType.DATE;
            default -> FlatType.TEXT;
        };
    }

    private static String says(FactField field, Optional<FactShape> entry) {
        if (!field.words().isEmpty()) {
            return "one of " + String.join(", ", field.words()) + ".";
        }
        if (field.kind() == FactKind.TEXTS) {
            return "a list, with semicolons between; a dash alone is the empty list.";
        }
        if (entry.isPresent()) {
            return "entries with semicolons between, each " + String.join("|", Entries.names(entry.get()))
                    + "; parts at the end may be left out, a dash alone is the empty list.";
        }
        String range = Double.isInfinite(field.to()) ? "" : ", at most " + plain(field.to());
        return switch (field.unit()) {
            case MONEY -> "money in the book's currency, 0 or more" + range + ".";
            case SHARE -> "a share from 0 to 1.";
            case COUNT -> field.kind().words() + ", 0 or more" + range + ".";
            default ->
                field.kind().words()
                        + (field.unit() == Unit.PLAIN && !Double.isInfinite(field.from())
                                ? ", at least " + plain(field.from()) + range
                                : "")
                        + ".";
        };
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
