package io.holdfast.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Optional;

/** Knows callers that sign what they send instead of showing a key. */
@FunctionalInterface
public interface SignedCalls {

    /** Nobody signs anything. */
    SignedCalls NONE = request -> Optional.empty();

    /** What a request claims by its signature; empty where it has none that would be looked at. */
    Optional<Claim> claim(ContainerRequestContext request) throws IOException;

    /**
     * A signature, looked at.
     *
     * @param caller whoever signed; empty when the signature is wrong
     * @param problem what is wrong with it; empty when nothing is
     */
    record Claim(Optional<Caller> caller, String problem) {

        public static Claim of(Caller caller) {
            return new Claim(Optional.of(caller), "");
        }

        public static Claim refused(String problem) {
            return new Claim(Optional.empty(), problem);
        }
    }
}
