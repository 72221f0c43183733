package io.holdfast.api.pages;

import io.holdfast.api.clients.ShelfRow;
import io.holdfast.decision.Recommendation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the client list and how each sorts; who has nothing there comes last either way. */
enum ClientOrder {
    NAME("Client", false, false, row -> Optional.of(ClientRow.name(row).toLowerCase(Locale.ROOT))),
    HEALTH(
            "Health",
            false,
            false,
            row -> Optional.of(HealthMark.of(row.decision()))
                    .map(mark -> List.of("red", "amber", "green").indexOf(mark.word()))
                    .filter(place -> place >= 0)),
    VALUE("Lifetime", true, true, row -> row.decision().map(one -> one.value().lifetime())),
    FIRST("Next best action", false, false, row -> ClientRow.first(row).map(Recommendation::title)),
    WORTH("Worth", true, true, row -> ClientRow.first(row).map(Recommendation::score)),
    DUE("Due", false, false, row -> ClientRow.first(row).map(Recommendation::dueBy));

    /** The standing order: what brings most comes first. */
    static final String STANDING = "-worth";

    private final String title;
    private final boolean number;
    private final boolean downFirst;
    private final Function<ShelfRow, Optional<? extends Comparable<?>>> by;

    ClientOrder(
            String title, boolean number, boolean downFirst, Function<ShelfRow, Optional<? extends Comparable<?>>> by) {
        this.title = title;
        this.number = number;
        this.downFirst = downFirst;
        this.by = by;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    boolean isNumber() {
        return number;
    }

    /** What a click on the column sorts by when this is how it is sorted now. */
    String next(String sort) {
        String first = downFirst ? "-" + key() : key();
        return sort.equals(first) ? (downFirst ? key() : "-" + key()) : first;
    }

    /** The order as the table says it: ascending, descending, or nothing. */
    String said(String sort) {
        return sort.equals(key()) ? "ascending" : sort.equals("-" + key()) ? "descending" : "";
    }

    /** The order that the words in the address ask for; the standing one for words that are none. */
    static Comparator<ShelfRow> of(String sort) {
        String asked = known(sort) ? sort : STANDING;
        boolean down = asked.startsWith("-");
        ClientOrder order = valueOf((down ? asked.substring(1) : asked).toUpperCase(Locale.ROOT));
        return order.comparing(down).thenComparing(ClientRow::name).thenComparing(ShelfRow::id);
    }

    static boolean known(String sort) {
        return Arrays.stream(values()).anyMatch(order -> !order.said(sort).isEmpty());
    }

    private Comparator<ShelfRow> comparing(boolean down) {
        return (one, other) -> {
            Optional<? extends Comparable<?>> left = by.apply(one);
            Optional<? extends Comparable<?>> right = by.apply(other);
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            return down ? compare(right.get(), left.get()) : compare(left.get(), right.get());
        };
    }

    /** Both come from one column, so they are of one type. */
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
