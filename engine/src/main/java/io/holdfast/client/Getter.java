package io.holdfast.client;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call as fast as one written out: every condition of every rule reads its fact through one of these. It is made when
 * first called, since a book is often built and never asked.
 */
final class Getter implements Function<Object, @Nullable Object> {

    private final Method accessor;

    /** Whichever thread's is seen, all are the same, and hold nothing that could be seen half made. */
    private @Nullable Function<Object, @Nullable Object> made;

    Getter(Method accessor) {
        this.accessor = accessor;
    }

    @Override
    public @Nullable Object apply(Object owner) {
        return call().apply(owner);
    }

    /** The call itself, for whoever makes it so often that a step between would show. */
    Function<Object, @Nullable Object> call() {
        Function<Object, @Nullable Object> function = made;
        if (function == null) {
            function = make(accessor);
            made = function;
        }
        return function;
    }

    @SuppressWarnings("unchecked") // what it makes is a function from a record to one of its facts
    private static Function<Object, @Nullable Object> make(Method accessor) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle handle = lookup.unreflect(accessor);
            MethodType type = handle.type().wrap();
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            handle,
                            type)
                    .getTarget()
                    .invoke();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("Facts are public: " + accessor, impossible);
        }
    }
}
