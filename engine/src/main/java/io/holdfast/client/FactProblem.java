package io.holdfast.client;

/**
 * Something wrong with one client's facts.
 *
 * @param pointer JSON pointer (RFC 6901) to the fact; empty for the whole document
 * @param message what is wrong and what to do
 */
public record FactProblem(String pointer, String message) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
