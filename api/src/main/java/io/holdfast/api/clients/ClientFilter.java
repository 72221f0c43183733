package io.holdfast.api.clients;

import java.time.Instant;
import java.util.Optional;

/**
 * Which clients a list holds; what is empty lets everybody through.
 *
 * @param name how a name begins, whatever its case
 * @param updatedSince only who was written then or later, those who are known no longer among them
 */
record ClientFilter(
        Optional<String> segment,
        Optional<String> status,
        Optional<String> accountManager,
        Optional<String> name,
        Optional<Instant> updatedSince) {

    /** What a list goes along, so that a page starts where the last one ended without looking at any page before. */
    enum Order {
        ID,
        NAME,
        UPDATE
    }

    Order order() {
        if (updatedSince.isPresent()) {
            return Order.UPDATE;
        }
        return name.isPresent() ? Order.NAME : Order.ID;
    }
}
