package io.holdfast.api.database;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Work that one of all services on a database does. Its holder beats; another takes over once it sees no beat for a
 * while, by its own watch, so that no two clocks are ever compared. A holder that was away too long knows so itself.
 */
public final class Lease {

    private final Database database;
    private final String name;
    private final UUID self;
    private final Duration patience;
    private final LongSupplier nanos;
    private @Nullable Seen seen;
    private long beaten;
    private volatile boolean held;

    /**
     * @param name of the work
     * @param self this service
     * @param patience how long a holder may be silent
     * @param nanos a watch that only ever goes forward
     */
    public Lease(Database database, String name, UUID self, Duration patience, LongSupplier nanos) {
        this.database = database;
        this.name = name;
        this.self = self;
        this.patience = patience;
        this.nanos = nanos;
    }

    private record Row(UUID holder, long beat) {}

    private record Seen(Row row, long since) {}

    /** Who this service is to the others. */
    public UUID self() {
        return self;
    }

    /** Beats, or tries to take over; has to be called several times within the patience. */
    public synchronized boolean hold() {
        long now = nanos.getAsLong();
        held = database.inTransaction(handle -> {
            Optional<Row> row = read(handle);
            if (row.isEmpty()) {
                return insert(handle);
            }
            return row.get().holder().equals(self) ? beat(handle, row.get()) : takeOver(handle, row.get(), now);
        });
        if (held) {
            beaten = now;
        }
        return held;
    }

    /** Whether this service does the work. */
    public synchronized boolean isHeld() {
        return held && nanos.getAsLong() - beaten < patience.toNanos();
    }

    /** Lets another do it at once. */
    public synchronized void release() {
        if (held) {
            held = false;
            database.inTransaction(
                    handle -> handle.createUpdate("delete from leases where name = :name and holder = :self")
                            .bind("name", name)
                            .bind("self", self)
                            .execute());
        }
    }

    private Optional<Row> read(Handle handle) {
        return handle.createQuery("select holder, beat from leases where name = :name")
                .bind("name", name)
                .map((row, context) -> new Row(row.getObject("holder", UUID.class), row.getLong("beat")))
                .findOne();
    }

    private boolean insert(Handle handle) {
        return handle.createUpdate(
                                "insert into leases (name, holder, beat) values (:name, :self, 1) on conflict do nothing")
                        .bind("name", name)
                        .bind("self", self)
                        .execute()
                == 1;
    }

    private boolean takeOver(Handle handle, Row row, long now) {
        Seen before = seen;
        if (before == null || !before.row().equals(row)) {
            seen = new Seen(row, now);
            return false;
        }
        return now - before.since() >= patience.toNanos() && beat(handle, row);
    }

    private boolean beat(Handle handle, Row known) {
        return handle.createUpdate("""
                        update leases set holder = :self, beat = beat + 1
                        where name = :name and holder = :holder and beat = :beat""")
                        .bind("self", self)
                        .bind("name", name)
                        .bind("holder", known.holder())
                        .bind("beat", known.beat())
                        .execute()
                == 1;
    }
}
