package io.holdfast.rulebook;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A reason on its way into words: facts are filled in when somebody reads it, and of most conclusions nobody does. */
public final class Wording {

    static final Wording NONE = new Wording(null);

    private final @Nullable Supplier<String> filled;

    Wording(@Nullable Supplier<String> filled) {
        this.filled = filled;
    }

    /** The words, with the facts filled in; empty when there is no reason. */
    public Optional<String> text() {
        return filled == null ? Optional.empty() : Optional.of(filled.get());
    }

    @Override
    public String toString() {
        return String.valueOf(text());
    }
}
