package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reason on its way into words: facts are filled in when somebody reads it, and of most conclusions nobody does. */
public final class Wording {

    static final Wording NONE = new Wording(null, null, Bindings.NONE);

    private final @Nullable Reason reason;
    private final @Nullable Client client;
    private final Bindings bindings;

    private Wording(@Nullable Reason reason, @Nullable Client client, Bindings bindings) {
        this.reason = reason;
        this.client = client;
        this.bindings = bindings;
    }

    static Wording of(Reason reason, Client client, Bindings bindings) {
        return new Wording(reason, client, bindings);
    }

    /** The words, with the facts filled in; empty when there is no reason. */
    public Optional<String> text() {
        return reason == null || client == null ? Optional.empty() : Optional.of(reason.fill(client, bindings));
    }

    @Override
    public String toString() {
        return String.valueOf(text());
    }
}
