package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;

/**
 * A because-text with places for facts, resolved once.
 *
 * @param parts the text and the facts between it, in order
 */
record Reason(List<Part> parts) {

    /** Most reasons are shorter once they are filled in. */
    private static final int USUAL_LENGTH = 120;

    Reason {
        parts = List.copyOf(parts);
    }

    /** One that names no facts. */
    static Reason of(String text) {
        return new Reason(List.of(new Part(text, Optional.empty())));
    }

    /** A piece of text, or a fact to be filled in. */
    record Part(String text, Optional<FactPath> fact) {}

    String fill(Client client, Bindings bindings) {
        if (parts.size() == 1 && parts.get(0).fact().isEmpty()) {
            return parts.get(0).text();
        }
        StringBuilder filled = new StringBuilder(USUAL_LENGTH);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            filled.append(part.text());
            FactPath path = part.fact().orElse(null);
            if (path != null) {
                filled.append(FactText.of(path.of(client, bindings), path.unit()));
            }
        }
        return filled.toString();
    }
}
