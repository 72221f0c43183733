package io.holdfast.bench.decisions;

import io.holdfast.client.Client;
import java.util.List;

/**
 * Something that runs the made-up rules for a client. Used by one thread.
 *
 * @param <T> what it gives
 */
interface Decider<T> {

    /** Runs every rule for a client. */
    T decide(Client client);

    /** Names of the rules that held. */
    List<String> matches(T decided);
}
