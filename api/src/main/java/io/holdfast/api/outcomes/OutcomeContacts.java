package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.decisions.FactLayers;
import io.holdfast.api.decisions.Follow;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reported outcomes as the contacts of many clients at once. */
public final class OutcomeContacts implements ReportedContacts {

    private static final int TOGETHER = 500;

    private final OutcomeStore store;

    private final List<Follow> follows;

    public OutcomeContacts(OutcomeStore store) {
        this(store, List.of());
    }

    /**
     * @param follows what reported outcomes change in stored facts
     */
    public OutcomeContacts(OutcomeStore store, List<Follow> follows) {
        this.store = store;
        this.follows = follows;
    }

    @Override
    public void addTo(Map<String, ObjectNode> facts, LocalDate day) {
        if (facts.isEmpty()) {
            return;
        }
        Map<String, List<OutcomeStore.Contact>> found = store.contacts(facts.keySet());
        facts.forEach((id, own) -> FactLayers.addContacts(own, upTo(day, found.getOrDefault(id, List.of()))));
    }

    @Override
    public void addTo(Map<String, ObjectNode> facts, Map<String, LocalDate> from, LocalDate day) {
        if (facts.isEmpty()) {
            return;
        }
        Map<String, List<OutcomeStore.Contact>> found = store.contacts(facts.keySet());
        facts.forEach((id, own) -> {
            List<ObjectNode> contacts = upTo(day, found.getOrDefault(id, List.of()));
            Follow.changeAll(follows, own, from.getOrDefault(id, day), contacts);
            FactLayers.addContacts(own, contacts);
        });
    }

    /**
     * Clients of whom nothing is known but what was reported until a day.
     *
     * @param known those of whom more is known, who are left out
     */
    public void strangers(Set<String> known, LocalDate day, ClientReader reader, StoredBook.Taker<Client> taker) {
        List<String> ids = store.clients("", TOGETHER);
        while (!ids.isEmpty()) {
            Map<String, ObjectNode> facts = new LinkedHashMap<>();
            ids.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id ->
                            facts.put(id, JsonNodeFactory.instance.objectNode().put("id", id)));
            addTo(facts, day);
            facts.forEach((id, one) -> StoredBook.take(id, one, day, reader, taker));
            ids = store.clients(ids.get(ids.size() - 1), TOGETHER);
        }
    }

    static List<ObjectNode> upTo(LocalDate day, List<OutcomeStore.Contact> contacts) {
        return contacts.stream()
                .filter(contact -> !contact.on().isAfter(day))
                .map(OutcomeStore.Contact::facts)
                .toList();
    }
}
