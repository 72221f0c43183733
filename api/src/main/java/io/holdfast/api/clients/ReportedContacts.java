package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** What was reported about clients and is not in their stored facts. */
@FunctionalInterface
public interface ReportedContacts {

    ReportedContacts NONE = (ids, day) -> Map.of();

    /** By client, the contacts known on a day as facts are written; clients without any may be left out. */
    Map<String, ArrayNode> known(Collection<String> ids, LocalDate day);
}
