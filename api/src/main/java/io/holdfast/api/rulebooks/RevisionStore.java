package io.holdfast.api.rulebooks;

import io.holdfast.api.database.Database;
import io.holdfast.source.SourceFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the files of every rule book that ever decided, and when each took over; nothing is ever changed. */
public final class RevisionStore {

    private static final String FROM_THE_FOLDER = "folder";

    private final Database database;

    public RevisionStore(Database database) {
        this.database = database;
    }

    /** Adds activations in their order, with the files of those that are not kept yet: all or nothing. */
    public void add(List<LiveBook> activated, String actor) {
        database.inTransaction(handle -> {
            activated.forEach(live -> {
                keep(handle, live.book().files(), live.since(), FROM_THE_FOLDER);
                handle.createUpdate("insert into activations (revision, at, actor) values (:revision, :at, :actor)")
                        .bind("revision", live.revision().hash())
                        .bind("at", live.since())
                        .bind("actor", actor)
                        .execute();
            });
            return true;
        });
    }

    /** Whether the files of a revision are kept. */
    public boolean holds(String revision) {
        return database.with(handle -> holds(handle, revision));
    }

    /**
     * The files of a revision, exactly as they decided.
     *
     * @throws IllegalStateException when what is kept is no longer what the revision names
     */
    public Optional<SourceFiles> files(String revision) {
        if (!revision.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return database.with(handle -> handle.createQuery("select files from revisions where hash = :revision")
                .bind("revision", revision)
                .map((row, context) -> sound(RevisionZip.files(row.getBytes("files")), revision))
                .findOne());
    }

    /** The revision that begins with these digits; empty where there is none, or more than one. */
    public Optional<String> named(String digits) {
        List<String> found =
                database.with(handle -> handle.createQuery("select hash from revisions where hash like :digits limit 2")
                        .bind("digits", digits + "%")
                        .mapTo(String.class)
                        .list());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Every revision that is kept, the newest first. */
    public List<Kept> kept() {
        return database.with(handle -> handle.createQuery(
                        "select hash, archived_at, origin from revisions order by archived_at desc, hash")
                .map((row, context) -> new Kept(
                        row.getString("hash"), row.getTimestamp("archived_at").toInstant(), row.getString("origin")))
                .list());
    }

    /** Every activation there was, oldest first. */
    public List<Activated> activations() {
        return database.with(handle -> handle.createQuery("select revision, at, actor from activations order by id")
                .map((row, context) -> new Activated(
                        row.getString("revision"), row.getTimestamp("at").toInstant(), row.getString("actor")))
                .list());
    }

    private static boolean holds(Handle handle, String revision) {
        return handle.createQuery("select 1 from revisions where hash = :revision")
                .bind("revision", revision)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Keeps files, within the transaction of what makes them worth keeping.
     *
     * @param origin where they come from, as a word
     */
    public static void keep(Handle handle, SourceFiles files, Instant at, String origin) {
        String hash = files.revision().hash();
        if (holds(handle, hash)) {
            return;
        }
        handle.createUpdate("""
                        insert into revisions (hash, archived_at, origin, files)
                        values (:hash, :at, :origin, :files) on conflict do nothing""")
                .bind("hash", hash)
                .bind("at", at)
                .bind("origin", origin)
                .bind("files", RevisionZip.of(files))
                .execute();
    }

    private static SourceFiles sound(SourceFiles files, String revision) {
        if (!files.revision().hash().equals(revision)) {
            throw new IllegalStateException("The kept files of revision " + revision + " are not what it names.");
        }
        return files;
    }

    /**
     * One take-over.
     *
     * @param actor {@code service} where the service itself took the folder's content
     */
    public record Activated(String revision, Instant at, String actor) {}

    /**
     * A revision whose files are kept.
     *
     * @param since when they were first kept
     * @param origin where they came from, such as {@code folder}
     */
    public record Kept(String hash, Instant since, String origin) {}
}
