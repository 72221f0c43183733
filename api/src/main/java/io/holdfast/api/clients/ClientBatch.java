package io.holdfast.api.clients;

import io.holdfast.api.database.RowBatch;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes some hundred clients of an import with a handful of statements. Each client is marked with the import and the
 * line that brought them, so that one who comes twice in a file of any size is found without remembering ids.
 */
final class ClientBatch {

    private final long importNo;
    private final Change change;
    private final List<PreparedClient> written = new ArrayList<>();
    private final List<Entry.Bad> twice = new ArrayList<>();
    private final List<PreparedClient> fresh = new ArrayList<>();
    private final List<Next> current = new ArrayList<>();
    private final List<Next> past = new ArrayList<>();
    private final List<PreparedClient> unchanged = new ArrayList<>();

    private ClientBatch(long importNo, Change change) {
        this.importNo = importNo;
        this.change = change;
    }

    /**
     * What came of a batch.
     *
     * @param written clients whose facts are in the store now
     * @param twice clients whom the file has brought before
     */
    record Result(List<PreparedClient> written, List<Entry.Bad> twice, int added, int changed, int unchanged) {}

    static Result write(Handle handle, List<PreparedClient> clients, long importNo, Change change) {
        ClientBatch batch = new ClientBatch(importNo, change);
        batch.sort(handle, clients);
        batch.insertClients(handle);
        batch.insertVersions(handle);
        batch.updateCurrent(handle);
        batch.updatePast(handle);
        batch.mark(handle);
        return new Result(
                batch.written,
                batch.twice,
                batch.fresh.size()
                        + (int) batch.current.stream().filter(Next::again).count(),
                (int) batch.current.stream().filter(one -> !one.again()).count() + batch.past.size(),
                batch.unchanged.size());
    }

    private void sort(Handle handle, List<PreparedClient> clients) {
        Map<String, Long> lines = new HashMap<>();
        List<PreparedClient> once = new ArrayList<>(clients.size());
        for (PreparedClient client : clients) {
            Long before = lines.putIfAbsent(client.facts().id(), client.line());
            if (before == null) {
                once.add(client);
            } else {
                comesAgain(client, before);
            }
        }
        Map<String, Held> held = held(handle, lines.keySet().toArray(String[]::new));
        for (PreparedClient client : once) {
            Held before = held.get(client.facts().id());
            if (before != null && before.importNo() != null && before.importNo() == importNo) {
                comesAgain(client, before.line());
            } else {
                written.add(client);
                place(handle, client, before);
            }
        }
    }

    private void comesAgain(PreparedClient client, long before) {
        twice.add(new Entry.Bad(
                client.line(), List.of(new FactProblem("/id", "this client was already on line " + before))));
    }

    private void place(Handle handle, PreparedClient client, @Nullable Held before) {
        if (before == null) {
            fresh.add(client);
            return;
        }
        LocalDate day = change.day(before.validFrom());
        boolean isCurrent = !day.isBefore(before.validFrom());
        ClientFacts facts = client.facts();
        if (isCurrent ? facts.hash().equals(before.hash()) : ClientStore.holds(handle, facts, day)) {
            unchanged.add(client);
        } else {
            (isCurrent ? current : past).add(new Next(client, before.version() + 1, day, before.deleted()));
        }
    }

    private static Map<String, Held> held(Handle handle, String[] ids) {
        Map<String, Held> held = new HashMap<>();
        handle.createQuery("""
                        select id, version, valid_from, facts_hash, deleted, import_no, import_line from clients
                        where id = any(:ids) order by id for update""")
                .bindArray("ids", String.class, (Object[]) ids)
                .map((row, context) -> {
                    long number = row.getLong("import_no");
                    Long importNo = row.wasNull() ? null : number;
                    return held.put(
                            row.getString("id"),
                            new Held(
                                    row.getLong("version"),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getString("facts_hash"),
                                    row.getBoolean("deleted"),
                                    importNo,
                                    row.getLong("import_line")));
                })
                .forEach(ignored -> {});
        return held;
    }

    private void insertClients(Handle handle) {
        try (RowBatch rows = new RowBatch(handle, """
                insert into clients (id, version, current_version, valid_from, facts_hash, deleted, name, name_key,
                segment, status, account_manager, updated_at, import_no, import_line)
                values (?, 1, 1, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Instant at = change.at();
            LocalDate day = change.day(LocalDate.MIN);
            for (PreparedClient client : fresh) {
                ClientFacts facts = client.facts();
                rows.add(
                        facts.id(),
                        day,
                        facts.hash(),
                        facts.name(),
                        facts.nameKey(),
                        facts.segment(),
                        facts.status(),
                        facts.accountManager(),
                        at,
                        importNo,
                        client.line());
            }
            rows.execute();
        }
    }

    private void insertVersions(Handle handle) {
        try (RowBatch rows = new RowBatch(handle, """
                insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts)
                values (?, ?, ?, ?, ?, ?)""")) {
            LocalDate day = change.day(LocalDate.MIN);
            fresh.forEach(client -> rows.add(
                    client.facts().id(),
                    1L,
                    day,
                    change.at(),
                    change.actor(),
                    client.facts().json()));
            current.forEach(next -> addVersion(rows, next));
            past.forEach(next -> addVersion(rows, next));
            rows.execute();
        }
    }

    private void addVersion(RowBatch rows, Next next) {
        ClientFacts facts = next.client().facts();
        rows.add(facts.id(), next.version(), next.day(), change.at(), change.actor(), facts.json());
    }

    private void updateCurrent(Handle handle) {
        try (RowBatch rows = new RowBatch(handle, """
                update clients set version = ?, current_version = ?, valid_from = ?, facts_hash = ?, deleted = false,
                name = ?, name_key = ?, segment = ?, status = ?, account_manager = ?, updated_at = ?, import_no = ?,
                import_line = ? where id = ?""")) {
            for (Next next : current) {
                ClientFacts facts = next.client().facts();
                rows.add(
                        next.version(),
                        next.version(),
                        next.day(),
                        facts.hash(),
                        facts.name(),
                        facts.nameKey(),
                        facts.segment(),
                        facts.status(),
                        facts.accountManager(),
                        change.at(),
                        importNo,
                        next.client().line(),
                        facts.id());
            }
            rows.execute();
        }
    }

    private void updatePast(Handle handle) {
        try (RowBatch rows = new RowBatch(
                handle,
                "update clients set version = ?, updated_at = ?, import_no = ?, import_line = ? where id = ?")) {
            past.forEach(next -> rows.add(
                    next.version(),
                    change.at(),
                    importNo,
                    next.client().line(),
                    next.client().facts().id()));
            rows.execute();
        }
    }

    private void mark(Handle handle) {
        try (RowBatch rows = new RowBatch(handle, "update clients set import_no = ?, import_line = ? where id = ?")) {
            unchanged.forEach(
                    client -> rows.add(importNo, client.line(), client.facts().id()));
            rows.execute();
        }
    }

    /** How a client was written last. */
    private record Held(
            long version,
            LocalDate validFrom,
            @Nullable String hash,
            boolean deleted,
            @Nullable Long importNo,
            long line) {}

    /** A version to write. */
    private record Next(PreparedClient client, long version, LocalDate day, boolean again) {}
}
