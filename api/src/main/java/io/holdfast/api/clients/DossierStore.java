package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Everything held about one client, in whatever store: written out, or erased. */
final class DossierStore {

    private static final JsonFactory JSON = new JsonFactory();

    private final Database database;
    private final AuditStore audit;
    private final List<PersonalRows> stores;

    /**
     * @param others the stores besides that of the clients themselves, in the order they are written and erased
     */
    DossierStore(Database database, AuditStore audit, List<PersonalRows> others) {
        this.database = database;
        this.audit = audit;
        this.stores = new ArrayList<>(others.size() + 1);
        stores.add(new VersionRows());
        stores.addAll(others);
    }

    /** Notes in the audit trail that somebody takes an export; false when nothing is held. */
    boolean beginExport(String id, String actor, Instant at) {
        return database.inTransaction(handle -> {
            boolean any = holdsAny(handle, id);
            if (any) {
                audit.add(handle, new AuditEntry(at, actor, "client-exported", id, ""));
            }
            return any;
        });
    }

    /** Writes everything as one JSON object, row by row. */
    void export(String id, Instant at, OutputStream out) throws IOException {
        database.<Boolean, IOException>inTransaction(handle -> {
            try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                json.writeStartObject();
                json.writeStringField("id", id);
                json.writeStringField("exportedAt", at.toString());
                for (PersonalRows store : stores) {
                    json.writeFieldName(store.name());
                    store.writeTo(json, handle, id);
                }
                json.writeFieldName("audit");
                AuditRows.writeTo(json, handle, id);
                json.writeEndObject();
            }
            return true;
        });
    }

    /**
     * An erasure that was done.
     *
     * @param receipt stands for the client in the audit trail from now on; nothing leads from it back to the id
     * @param rows how many rows of each store were made to be about nobody
     */
    record Erasure(String receipt, Map<String, Integer> rows) {}

    /** Erases everything at once; empty when nothing is held. */
    Optional<Erasure> erase(String id, String actor, Instant at) {
        return database.inTransaction(handle -> {
            if (!holdsAny(handle, id)) {
                return Optional.empty();
            }
            Erasure erasure = new Erasure("erasure:" + UUID.randomUUID(), new LinkedHashMap<>());
            for (PersonalRows store : stores) {
                erasure.rows().put(store.name(), store.erase(handle, id));
            }
            AuditRows.rename(handle, id, erasure.receipt());
            String counts = erasure.rows().entrySet().stream()
                    .map(one -> one.getKey() + " " + one.getValue())
                    .collect(Collectors.joining(", "));
            audit.add(handle, new AuditEntry(at, actor, "client-erased", erasure.receipt(), counts));
            return Optional.of(erasure);
        });
    }

    private boolean holdsAny(Handle handle, String id) {
        return stores.stream().anyMatch(store -> store.any(handle, id));
    }
}
