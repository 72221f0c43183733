package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Clients against services: who has what, and where the openings are. */
public final class ServiceGrid {

    private final ServiceRowStore store;

    ServiceGrid(Database database) {
        this.store = new ServiceRowStore(database);
    }

    /** How many clients who are there, of a segment or of all. */
    public long count(Optional<String> segment) {
        return store.count(segment);
    }

    /** So many of them, who has most money still to come first. */
    public List<ServiceRow> some(Optional<String> segment, long passed, int most) {
        return store.some(segment, passed, most);
    }

    public void each(Optional<String> segment, Consumer<ServiceRow> taker) {
        store.each(segment, taker);
    }
}
