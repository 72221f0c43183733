package io.holdfast.client;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a record: its name, kind, range, and how to read it.
 *
 * @param container the Java type of the value; for a list, the list's own type
 * @param type the Java type of the value, or of the elements where it is a list
 * @param words the closed set of words it may hold; empty when any text will do
 * @param from least value of a number
 * @param to greatest value of a number
 * @param given whether the engine gives it, so that no file may contain it
 * @param derived whether it follows from other facts
 * @param optional whether it can be unknown
 */
public record FactField(
        String name,
        FactKind kind,
        Class<?> container,
        Class<?> type,
        List<String> words,
        Unit unit,
        double from,
        double to,
        boolean given,
        boolean derived,
        boolean optional,
        Function<Object, @Nullable Object> getter) {

    /** The value on a record; null when unknown. */
    public @Nullable Object of(Object owner) {
        return getter.apply(owner);
    }

    /** How to read it many times over: made now, and nothing between the caller and the fact. */
    public Function<Object, @Nullable Object> reading() {
        return getter instanceof Getter made ? made.call() : getter;
    }

    /** Whether files may contain it. */
    public boolean isRead() {
        return !given && !derived;
    }
}
