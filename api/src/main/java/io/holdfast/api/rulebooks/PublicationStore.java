package io.holdfast.api.rulebooks;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.source.SourceFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Keeps every publication; nothing is ever changed, and of two at once only one is taken. */
public final class PublicationStore {

    private static final String ALL = """
            select number, revision, at, what, author, reviewer, publisher, message, draft_id, evidence, blame
            from publications
            """;
    private static final String ORIGIN = "store";

    private final Database database;
    private final AuditStore audit;

    public PublicationStore(Database database, AuditStore audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The number and revision of what decides; empty while nothing was ever published. */
    Optional<Head> head() {
        return database.with(
                handle -> handle.createQuery("select number, revision from publications order by number desc limit 1")
                        .map((row, context) -> new Head(row.getLong("number"), row.getString("revision")))
                        .findOne());
    }

    /** What decides; empty while nothing was ever published. */
    public Optional<Publication> latest() {
        return database.with(PublicationStore::latest);
    }

    /** All of them, the last first. */
    public List<Publication> all() {
        return database.with(handle -> handle.createQuery(ALL + "order by number desc")
                .map((row, context) -> publication(row))
                .list());
    }

    /** The last time that a revision was made live; empty where it never was. */
    public Optional<Publication> lastOf(String revision) {
        return database.with(
                handle -> handle.createQuery(ALL + "where revision = :revision order by number desc limit 1")
                        .bind("revision", revision)
                        .map((row, context) -> publication(row))
                        .findOne());
    }

    /**
     * Publishes files: all or nothing.
     *
     * @param next makes the publication of what is the latest at that moment, or throws where it does not follow on it
     * @param along what else changes with it, in the same transaction
     * @return empty where somebody else published at the same moment
     */
    public Optional<Publication> add(
            SourceFiles files, Function<Optional<Publication>, Publication> next, Consumer<Handle> along) {
        return database.inTransaction(handle -> {
            Publication publication = next.apply(latest(handle));
            RevisionStore.keep(handle, files, publication.at(), ORIGIN);
            if (!insert(handle, publication)) {
                return Optional.empty();
            }
            along.accept(handle);
            audit.add(
                    handle,
                    new AuditEntry(
                            publication.at(),
                            publication.publisher(),
                            "rules-" + publication.what().word(),
                            publication.revision(),
                            "publication " + publication.number() + ": " + publication.message()));
            return Optional.of(publication);
        });
    }

    private static boolean insert(Handle handle, Publication publication) {
        return handle.createUpdate("""
                        insert into publications (number, revision, at, what, author, reviewer, publisher, message,
                        draft_id, evidence, blame) values (:number, :revision, :at, :what, :author, :reviewer,
                        :publisher, :message, cast(:draft as uuid), :evidence, :blame) on conflict do nothing""")
                        .bind("number", publication.number())
                        .bind("revision", publication.revision())
                        .bind("at", publication.at())
                        .bind("what", publication.what().word())
                        .bind("author", publication.author())
                        .bind("reviewer", publication.reviewer().orElse(null))
                        .bind("publisher", publication.publisher())
                        .bind("message", publication.message())
                        .bindByType("draft", publication.draft().orElse(null), UUID.class)
                        .bind("evidence", publication.evidence())
                        .bind("blame", publication.blame())
                        .execute()
                == 1;
    }

    private static Optional<Publication> latest(Handle handle) {
        return handle.createQuery(ALL + "order by number desc limit 1")
                .map((row, context) -> publication(row))
                .findOne();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getLong("number"),
                row.getString("revision"),
                row.getTimestamp("at").toInstant(),
                Publication.What.of(row.getString("what")),
                row.getString("author"),
                Optional.ofNullable(row.getString("reviewer")),
                row.getString("publisher"),
                row.getString("message"),
                Optional.ofNullable(row.getObject("draft_id", UUID.class)),
                row.getString("evidence"),
                row.getString("blame"));
    }

    /** The last publication in short. */
    record Head(long number, String revision) {}
}
