package io.holdfast.api.drafts;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.source.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Keeps drafts, their edits, and who changed what in them. */
final class DraftStore {

    private static final String HEAD =
            "select id, title, owner, shared, base, version, state, created_at, changed_at from drafts ";
    private static final int MOST_LISTED = 500;

    private final Database database;
    private final AuditStore audit;

    DraftStore(Database database, AuditStore audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A file of a draft as it is to become; without content it is removed. */
    record Written(String path, Optional<byte[]> content) {}

    /** The edits of a draft with all they hold, as they are at one version. */
    record Contents(long version, Map<String, Optional<byte[]>> files) {}

    /** A change to be made: what the draft becomes, the files that become other, and those that become the base's. */
    record Change(
            String what, String path, Draft becomes, List<Written> written, List<String> restored, String detail) {

        Change {
            written = List.copyOf(written);
            restored = List.copyOf(restored);
        }
    }

    void add(Draft draft) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into drafts (id, title, owner, shared, base, version, state, created_at, changed_at)
                            values (:id, :title, :owner, :shared, :base, :version, :state, :created, :changed)""")
                    .bind("id", draft.id())
                    .bind("title", draft.title())
                    .bind("owner", draft.owner())
                    .bind("shared", draft.shared())
                    .bind("base", draft.base().hash())
                    .bind("version", draft.version())
                    .bind("state", draft.state().word())
                    .bind("created", draft.created())
                    .bind("changed", draft.changed())
                    .execute();
            step(handle, draft, draft.owner(), "created", "");
            audit.add(handle, entry(draft, draft.owner(), "created", draft.title()));
            return true;
        });
    }

    Optional<Draft> find(UUID id) {
        return database.inTransaction(handle -> handle.createQuery(HEAD + "where id = :id")
                .bind("id", id)
                .map((row, context) -> head(row))
                .findOne()
                .map(head -> with(head, edits(handle, head.id()))));
    }

    /** The drafts last changed, the newest first; at most {@value #MOST_LISTED}. */
    List<Draft> newest() {
        return database.inTransaction(handle -> {
            Map<UUID, SortedMap<String, Draft.Edit>> edits = new HashMap<>();
            handle.createQuery("select draft_id, path, size_bytes from draft_files")
                    .map((row, context) -> edits.computeIfAbsent(
                                    row.getObject("draft_id", UUID.class), any -> new TreeMap<>())
                            .put(row.getString("path"), edit(row)))
                    .list();
            return handle
                    .createQuery(HEAD + "order by changed_at desc, id desc limit " + MOST_LISTED)
                    .map((row, context) -> head(row))
                    .list()
                    .stream()
                    .map(head -> with(head, edits.getOrDefault(head.id(), new TreeMap<>())))
                    .toList();
        });
    }

    /** What the edits of a draft hold now; empty where there is no such draft. */
    Optional<Contents> contents(UUID id) {
        return database.inTransaction(handle -> handle.createQuery("select version from drafts where id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .map(version -> {
                    Map<String, Optional<byte[]>> files = new TreeMap<>();
                    handle.createQuery("select path, content from draft_files where draft_id = :id")
                            .bind("id", id)
                            .map((row, context) ->
                                    files.put(row.getString("path"), Optional.ofNullable(row.getBytes("content"))))
                            .list();
                    return new Contents(version, files);
                }));
    }

    /** Every change from a version on, oldest first. */
    List<DraftStep> stepsAfter(UUID id, long version) {
        return database.with(handle -> handle.createQuery("""
                        select version, at, actor, what, path from draft_steps
                        where draft_id = :id and version > :version order by version""")
                .bind("id", id)
                .bind("version", version)
                .map((row, context) -> new DraftStep(
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("what"),
                        row.getString("path")))
                .list());
    }

    /** Makes a change where the draft is still at the version before; otherwise nothing changes. */
    boolean change(Change change, String actor) {
        return database.inTransaction(handle -> change(handle, change, actor));
    }

    /** Makes a change, and something along with it in the same transaction. */
    boolean change(Change change, String actor, Consumer<Handle> along) {
        return database.inTransaction(handle -> {
            boolean made = change(handle, change, actor);
            if (made) {
                along.accept(handle);
            }
            return made;
        });
    }

    boolean change(Handle handle, Change change, String actor) {
        Draft draft = change.becomes();
        int moved = handle.createUpdate("""
                        update drafts set title = :title, shared = :shared, base = :base, version = :version,
                        state = :state, changed_at = :changed where id = :id and version = :version - 1""")
                .bind("id", draft.id())
                .bind("title", draft.title())
                .bind("shared", draft.shared())
                .bind("base", draft.base().hash())
                .bind("version", draft.version())
                .bind("state", draft.state().word())
                .bind("changed", draft.changed())
                .execute();
        if (moved == 0) {
            return false;
        }
        change.restored().forEach(path -> forget(handle, draft.id(), path));
        change.written().forEach(file -> write(handle, draft.id(), file));
        step(handle, draft, actor, change.what(), change.path());
        audit.add(handle, entry(draft, actor, change.what(), change.detail()));
        return true;
    }

    private static void forget(Handle handle, UUID id, String path) {
        handle.createUpdate("delete from draft_files where draft_id = :id and path = :path")
                .bind("id", id)
                .bind("path", path)
                .execute();
    }

    private static void write(Handle handle, UUID id, Written file) {
        forget(handle, id, file.path());
        handle.createUpdate("""
                        insert into draft_files (draft_id, path, content, size_bytes)
                        values (:id, :path, :content, :size)""")
                .bind("id", id)
                .bind("path", file.path())
                .bindBySqlType("content", file.content().orElse(null), Types.VARBINARY)
                .bind("size", file.content().map(bytes -> bytes.length).orElse(-1))
                .execute();
    }

    private static void step(Handle handle, Draft draft, String actor, String what, String path) {
        handle.createUpdate("""
                        insert into draft_steps (draft_id, version, at, actor, what, path)
                        values (:id, :version, :at, :actor, :what, :path)""")
                .bind("id", draft.id())
                .bind("version", draft.version())
                .bind("at", draft.changed())
                .bind("actor", actor)
                .bind("what", what)
                .bind("path", path)
                .execute();
    }

    private static AuditEntry entry(Draft draft, String actor, String what, String detail) {
        return new AuditEntry(
                draft.changed(),
                actor,
                "draft-" + what,
                draft.id().toString(),
                "version " + draft.version() + (detail.isEmpty() ? "" : ": " + detail));
    }

    private static SortedMap<String, Draft.Edit> edits(Handle handle, UUID id) {
        SortedMap<String, Draft.Edit> edits = new TreeMap<>();
        handle.createQuery("select path, size_bytes from draft_files where draft_id = :id")
                .bind("id", id)
                .map((row, context) -> edits.put(row.getString("path"), edit(row)))
                .list();
        return edits;
    }

    private static Draft.Edit edit(ResultSet row) throws SQLException {
        return row.getLong("size_bytes") < 0 ? Draft.Edit.REMOVED : Draft.Edit.WRITTEN;
    }

    private static Draft head(ResultSet row) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("owner"),
                row.getBoolean("shared"),
                new Revision(row.getString("base")),
                row.getLong("version"),
                DraftState.of(row.getString("state")),
                created,
                row.getTimestamp("changed_at").toInstant(),
                new TreeMap<>());
    }

    private static Draft with(Draft head, SortedMap<String, Draft.Edit> edits) {
        return new Draft(
                head.id(),
                head.title(),
                head.owner(),
                head.shared(),
                head.base(),
                head.version(),
                head.state(),
                head.created(),
                head.changed(),
                edits);
    }
}
