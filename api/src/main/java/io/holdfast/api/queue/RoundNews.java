package io.holdfast.api.queue;

import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.Optional;

/** When the whole book was decided last, and how far the round is that goes on. */
public final class RoundNews {

    private static final int LOOKED_AT = 20;

    private final RoundStore store;

    public RoundNews(Database database) {
        this.store = new RoundStore(database, new AuditStore(database));
    }

    /**
     * How it stands.
     *
     * @param ended when the last whole round ended; empty before the first
     * @param going how far the one is that goes on; empty where none does
     */
    public record News(Optional<Instant> ended, Optional<Going> going) {}

    /**
     * A round that is not over.
     *
     * @param decided clients so far
     * @param total clients there were when it began
     */
    public record Going(long decided, long total) {}

    public News now() {
        var newest = store.newest(LOOKED_AT);
        return new News(
                newest.stream()
                        .filter(one -> one.state() == Round.State.DONE)
                        .findFirst()
                        .flatMap(Round::ended),
                newest.stream()
                        .filter(one -> !one.state().isOver())
                        .findFirst()
                        .map(one -> new Going(one.tally().clients(), one.total())));
    }
}
