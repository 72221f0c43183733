package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.source.Revision;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps comparisons with what they found; the newest {@value #KEPT} of them. */
final class ImpactStore implements PersonalRows {

    private static final int KEPT = 200;
    /** A run says every second that it lives. */
    private static final Duration SILENT = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = """
            select id, draft_id, draft_version, from_revision, to_revision, as_of, top, clients_of, state, decided, total,
            bad, actor, started_at, touched_at, summary, problem, stop_asked from impact_runs
            """;

    private final Database database;

    ImpactStore(Database database) {
        this.database = database;
    }

    void add(ImpactTask task) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into impact_runs (id, draft_id, draft_version, from_revision, to_revision, as_of, top,
                            clients_of, state, decided, total, bad, actor, started_at, touched_at, stop_asked)
                            values (:id, cast(:draft as uuid), cast(:version as bigint), :from, :to, :asOf, :top, :clientsOf, :state, 0, :total, 0,
                            :actor, :started, :started, false)""")
                    .bind("id", task.id())
                    .bindByType(
                            "draft",
                            task.draft().map(ImpactTask.DraftVersion::id).orElse(null),
                            UUID.class)
                    .bindByType(
                            "version",
                            task.draft().map(ImpactTask.DraftVersion::version).orElse(null),
                            Long.class)
                    .bind("from", task.from().hash())
                    .bind("to", task.to().hash())
                    .bind("asOf", task.asOf())
                    .bind("top", task.top())
                    .bind("clientsOf", task.clientsOf())
                    .bind("state", task.state().word())
                    .bind("total", task.total())
                    .bind("actor", task.actor())
                    .bind("started", task.started())
                    .execute();
            handle.createUpdate("""
                            delete from impact_runs where id in (select id from impact_runs
                            order by started_at desc, id desc offset :kept)""").bind("kept", KEPT).execute();
            return true;
        });
    }

    Optional<ImpactTask> find(UUID id, Instant now) {
        return database.with(handle -> handle.createQuery(ALL + "where id = :id")
                .bind("id", id)
                .map((row, context) -> task(row, now))
                .findOne());
    }

    Optional<ImpactTask> lastOf(UUID draft, Instant now) {
        return database.with(
                handle -> handle.createQuery(ALL + "where draft_id = :draft order by started_at desc, id desc limit 1")
                        .bind("draft", draft)
                        .map((row, context) -> task(row, now))
                        .findOne());
    }

    /** Says how far a run is; false where it was to stop. */
    boolean touch(UUID id, ImpactTask.State state, long decided, long bad, Instant now) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            update impact_runs set state = :state, decided = :decided, bad = :bad, touched_at = :now
                            where id = :id""")
                    .bind("id", id)
                    .bind("state", state.word())
                    .bind("decided", decided)
                    .bind("bad", bad)
                    .bind("now", now)
                    .execute();
            return handle.createQuery("select stop_asked from impact_runs where id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .findOne()
                    .filter(asked -> !asked)
                    .isPresent();
        });
    }

    /** Says of runs that they still wait for their turn. */
    void wait(Collection<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            database.inTransaction(handle -> {
                var update = handle.prepareBatch(
                        "update impact_runs set touched_at = :now where id = :id and state = 'waiting'");
                ids.forEach(id -> update.bind("id", id).bind("now", now).add());
                return update.execute();
            });
        }
    }

    void end(UUID id, ImpactTask.State state, Optional<String> summary, Optional<String> problem) {
        database.inTransaction(handle -> handle.createUpdate(
                        "update impact_runs set state = :state, summary = :summary, problem = :problem where id = :id")
                .bind("id", id)
                .bind("state", state.word())
                .bind("summary", summary.orElse(null))
                .bind("problem", problem.orElse(null))
                .execute());
    }

    void askToStop(UUID id) {
        database.inTransaction(handle -> handle.createUpdate("update impact_runs set stop_asked = true where id = :id")
                .bind("id", id)
                .execute());
    }

    void addLines(UUID id, int part, byte[] packed) {
        database.inTransaction(handle -> handle.createUpdate(
                        "insert into impact_lines (run_id, part, lines) values (:id, :part, :lines)")
                .bind("id", id)
                .bind("part", part)
                .bind("lines", packed)
                .execute());
    }

    Optional<byte[]> lines(UUID id, int part) {
        return database.with(handle -> lines(handle, id, part));
    }

    @Override
    public String name() {
        return "impact";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return parts(handle).stream().anyMatch(part -> part.get().mentions(clientId));
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        for (Supplier<Part> part : parts(handle)) {
            for (String line : part.get().about(clientId)) {
                json.writeRawValue(line);
            }
        }
        json.writeEndArray();
    }

    /** Takes a client's line out of what was found; sums stay, which say nothing of anybody. */
    @Override
    public int erase(Handle handle, String clientId) {
        int erased = 0;
        for (Supplier<Part> next : parts(handle)) {
            Part part = next.get();
            List<String> about = part.about(clientId);
            if (!about.isEmpty()) {
                handle.createUpdate("update impact_lines set lines = :lines where run_id = :id and part = :part")
                        .bind("lines", part.without(clientId))
                        .bind("id", part.run())
                        .bind("part", part.number())
                        .execute();
                erased += about.size();
            }
        }
        return erased;
    }

    /** One after the other, for all of them together may be large. */
    private static List<Supplier<Part>> parts(Handle handle) {
        return handle.createQuery("select run_id, part from impact_lines order by run_id, part")
                .<Supplier<Part>>map((row, context) -> {
                    UUID run = row.getObject("run_id", UUID.class);
                    int number = row.getInt("part");
                    return () ->
                            new Part(run, number, lines(handle, run, number).orElse(new byte[0]));
                })
                .list();
    }

    private static Optional<byte[]> lines(Handle handle, UUID id, int part) {
        return handle.createQuery("select lines from impact_lines where run_id = :id and part = :part")
                .bind("id", id)
                .bind("part", part)
                .map((row, context) -> row.getBytes("lines"))
                .findOne();
    }

    /** A packed portion of what a run found. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(UUID run, int number, byte[] packed) {

        boolean mentions(String clientId) {
            return !about(clientId).isEmpty();
        }

        List<String> about(String clientId) {
            return ImpactLines.lines(packed)
                    .filter(line -> isAbout(line, clientId))
                    .toList();
        }

        byte[] without(String clientId) {
            return ImpactLines.packed(ImpactLines.lines(packed)
                    .filter(line -> !isAbout(line, clientId))
                    .toList());
        }

        private static boolean isAbout(String line, String clientId) {
            return line.startsWith("{\"clientId\":" + JSON.getNodeFactory().textNode(clientId) + ",");
        }
    }

    /** The last that is done between two revisions, in short. */
    Optional<ObjectNode> brief(Revision from, Revision to) {
        return database.with(handle -> handle.createQuery(ALL + """
                        where from_revision = :from and to_revision = :to and state = 'done'
                        order by started_at desc, id desc limit 1""")
                .bind("from", from.hash())
                .bind("to", to.hash())
                .map((row, context) -> brief(row.getString("id"), row.getString("summary")))
                .findOne());
    }

    private static ObjectNode brief(String id, String summary) {
        try {
            JsonNode all = JSON.readTree(summary);
            ObjectNode brief = JSON.createObjectNode().put("run", id);
            for (String key : new String[] {"asOf", "clients", "changed", "newFirst", "all"}) {
                brief.set(key, all.path(key));
            }
            return brief;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A kept summary is JSON.", impossible);
        }
    }

    private static ImpactTask task(ResultSet row, Instant now) throws SQLException {
        ImpactTask.State state = ImpactTask.State.of(row.getString("state"));
        boolean silent = row.getTimestamp("touched_at").toInstant().plus(SILENT).isBefore(now);
        UUID draft = row.getObject("draft_id", UUID.class);
        return new ImpactTask(
                row.getObject("id", UUID.class),
                Optional.ofNullable(draft).map(id -> new ImpactTask.DraftVersion(id, version(row))),
                new Revision(row.getString("from_revision")),
                new Revision(row.getString("to_revision")),
                row.getObject("as_of", LocalDate.class),
                row.getInt("top"),
                row.getString("clients_of"),
                !state.isOver() && silent ? ImpactTask.State.LOST : state,
                row.getLong("decided"),
                row.getLong("total"),
                row.getLong("bad"),
                row.getString("actor"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getString("summary")),
                Optional.ofNullable(row.getString("problem")),
                !state.isOver() && row.getBoolean("stop_asked"));
    }

    private static long version(ResultSet row) {
        try {
            return row.getLong("draft_version");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
