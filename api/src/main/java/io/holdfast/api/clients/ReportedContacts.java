package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;

/** What was reported about clients and is not in their stored facts. */
@FunctionalInterface
public interface ReportedContacts {

    ReportedContacts NONE = (facts, day) -> {};

    /** Adds to the facts of clients, by their ids, the contacts that were reported up to and on a day. */
    void addTo(Map<String, ObjectNode> facts, LocalDate day);

    /**
     * The same, and changes facts that follow from what was reported since they began to hold.
     *
     * @param from the day from which each client's facts hold
     */
    default void addTo(Map<String, ObjectNode> facts, Map<String, LocalDate> from, LocalDate day) {
        addTo(facts, day);
    }
}
