package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Where the reported outcomes of a client come from, as contacts among their facts. */
@FunctionalInterface
public interface KnownContacts {

    /** What was reported to have happened up to and on a day, oldest first; facts as a client's {@code contacts}. */
    List<ObjectNode> of(String clientId, LocalDate day);

    /** The same as it stands now, with some clients looked up at once. */
    default KnownContacts lookedUp(Set<String> clientIds) {
        return this;
    }
}
