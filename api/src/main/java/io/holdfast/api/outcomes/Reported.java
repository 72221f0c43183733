package io.holdfast.api.outcomes;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.Grouped;
import io.holdfast.api.decisions.History;
import io.holdfast.api.decisions.KnownHistory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** What was reported about clients, and what managers said, for decisions; requests that come together share one look-up. */
public final class Reported implements KnownHistory, Managed {

    private static final int LOOK_UPS = 1;
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WAITING = 2_000;

    private final ToldStore store;
    private final Grouped<String, Told> lookUps;

    public Reported(Database database) {
        store = new ToldStore(database);
        lookUps = new Grouped<>("contacts", LOOK_UPS, MOST_TOGETHER, MOST_WAITING, clients -> {
            Map<String, Told> found = store.of(clients);
            return clients.stream()
                    .map(client -> found.getOrDefault(client, Told.NOTHING))
                    .toList();
        });
    }

    @Override
    public History of(String clientId, LocalDate day, ZoneId zone) {
        return lookUps.get(clientId).upTo(day, zone);
    }

    @Override
    public KnownHistory lookedUp(Set<String> clientIds) {
        Map<String, Told> found = store.of(clientIds);
        return (id, day, zone) ->
                clientIds.contains(id) ? found.getOrDefault(id, Told.NOTHING).upTo(day, zone) : of(id, day, zone);
    }

    @Override
    public void stop() throws Exception {
        lookUps.stop();
    }
}
