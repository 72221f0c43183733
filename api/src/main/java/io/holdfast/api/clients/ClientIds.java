package io.holdfast.api.clients;

import java.util.Optional;

/** Which ids can be stored. */
public final class ClientIds {

    private ClientIds() {}

    /** What is wrong with an id; empty when it can be stored. */
    public static Optional<String> problem(String id) {
        if (id.isBlank()) {
            return Optional.of("an id has to be more than blanks");
        }
        if (id.length() > ClientFacts.LONGEST_ID) {
            return Optional.of("an id may have " + ClientFacts.LONGEST_ID + " characters, this one has " + id.length());
        }
        boolean odd = id.codePoints()
                .anyMatch(one -> Character.isISOControl(one)
                        || one == 0x2028
                        || one == 0x2029
                        || (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE));
        return odd
                ? Optional.of("an id may not hold line breaks, other control characters or half characters")
                : Optional.empty();
    }
}
