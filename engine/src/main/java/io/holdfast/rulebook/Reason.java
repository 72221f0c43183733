package io.holdfast.rulebook;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A because-text with places for facts, resolved once.
 *
 * @param parts the text and the facts between it, in order
 */
record Reason(List<Part> parts) {

    Reason {
        parts = List.copyOf(parts);
    }

    /** A piece of text, or a fact to be filled in. */
    record Part(String text, Optional<FactPath> fact) {}

    String fill(Client client, Bindings bindings) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            filled.append(part.text());
            part.fact()
                    .ifPresent(path -> filled.append(FactText.of(
                            path.of(client, bindings),
                            path.field().map(FactField::unit).orElse(Unit.PLAIN))));
        }
        return filled.toString();
    }
}
