package io.holdfast.connect;

/** Nobody knows whether it was done: there was no answer that could be understood. */
public final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1;

    Undelivered(String message, Throwable cause) {
        super(message, cause);
    }
}
