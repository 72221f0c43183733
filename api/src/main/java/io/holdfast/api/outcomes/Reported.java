package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Grouped;
import io.holdfast.api.decisions.KnownContacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reported outcomes as the contacts of decisions; requests that come together share one look-up. */
public final class Reported implements KnownContacts, Managed {

    private static final int LOOK_UPS = 1;
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WAITING = 2_000;

    private final OutcomeStore store;
    private final Grouped<String, List<OutcomeStore.Contact>> lookUps;

    public Reported(OutcomeStore store) {
        this.store = store;
        lookUps = new Grouped<>("contacts", LOOK_UPS, MOST_TOGETHER, MOST_WAITING, clients -> {
            Map<String, List<OutcomeStore.Contact>> found = store.contacts(clients);
            return clients.stream()
                    .map(client -> found.getOrDefault(client, List.of()))
                    .toList();
        });
    }

    @Override
    public List<ObjectNode> of(String clientId, LocalDate day) {
        return OutcomeContacts.upTo(day, lookUps.get(clientId));
    }

    @Override
    public KnownContacts lookedUp(Set<String> clientIds) {
        Map<String, List<OutcomeStore.Contact>> found = store.contacts(clientIds);
        return (id, day) ->
                clientIds.contains(id) ? OutcomeContacts.upTo(day, found.getOrDefault(id, List.of())) : of(id, day);
    }

    @Override
    public void stop() throws Exception {
        lookUps.stop();
    }
}
