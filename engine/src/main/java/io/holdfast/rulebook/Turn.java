package io.holdfast.rulebook;

import java.util.List;

/**
 * One comparison of a rule, and the changes to a client's facts that turn it: values on its threshold, just below and
 * just above.
 *
 * @param list the list of entries that the comparison is about, such as {@code contacts}; empty for the client
 * @param pattern number of the pattern in its rule: comparisons of one pattern are about one entry
 * @param held changes after which it holds
 * @param missed changes after which it does not, the unknown among them
 */
public record Turn(String list, int pattern, List<Lever> held, List<Lever> missed) {
    public Turn {
        held = List.copyOf(held);
        missed = List.copyOf(missed);
    }
}
