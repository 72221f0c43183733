package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Facts laid over facts. */
public final class FactLayers {

    private static final String CONTACTS = "contacts";

    private FactLayers() {}

    /** Lays facts over others in place: groups merge fact by fact, everything else, lists too, takes the place; null says nothing. */
    static void lay(ObjectNode over, ObjectNode under) {
        over.properties().forEach(fact -> {
            if (fact.getValue() instanceof ObjectNode group && under.get(fact.getKey()) instanceof ObjectNode below) {
                lay(group, below);
            } else if (!fact.getValue().isNull()) {
                under.set(fact.getKey(), fact.getValue());
            }
        });
    }

    /** Adds reported contacts to those that the facts bring, except what the facts tell already; facts that cannot be read stay so. */
    public static void addContacts(ObjectNode facts, List<ObjectNode> reported) {
        boolean odd = facts.has(CONTACTS) && !facts.get(CONTACTS).isArray();
        if (odd || reported.isEmpty()) {
            return;
        }
        ArrayNode contacts = facts.get(CONTACTS) instanceof ArrayNode known ? known : facts.putArray(CONTACTS);
        Set<List<String>> told = new HashSet<>();
        contacts.forEach(contact -> told.add(event(contact)));
        reported.stream().filter(contact -> !told.contains(event(contact))).forEach(contacts::add);
    }

    private static List<String> event(JsonNode contact) {
        return List.of(
                contact.path("action").asText(),
                contact.path("offer").asText(),
                contact.path("on").asText(),
                contact.path("outcome").asText());
    }
}
