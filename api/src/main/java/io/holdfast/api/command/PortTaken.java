package io.holdfast.api.command;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody else listening where we wanted to. */
final class PortTaken {

    private PortTaken() {}

    /** What to say of it, where that is why a start failed. */
    static Optional<String> in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .findFirst()
                .map(taken -> "The port cannot be had (" + failure.getMessage() + ").");
    }
}
