package io.holdfast.api.access;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps users, each with the hash of a password. */
final class UserStore {

    private static final String COLUMNS = "name, role, created_at, created_by, disabled_at, goes_by";

    private final Database database;

    UserStore(Database database) {
        this.database = database;
    }

    /** Adds a user; says no, and adds nothing, where somebody has the name. */
    boolean add(Handle handle, User user, String passwordHash) {
        return handle.createUpdate("""
                        insert into users (name, role, password_hash, created_at, created_by)
                        values (:name, :role, :hash, :createdAt, :createdBy)
                        on conflict do nothing""")
                        .bind("name", user.name())
                        .bind("role", user.role().word())
                        .bind("hash", passwordHash)
                        .bind("createdAt", user.createdAt())
                        .bind("createdBy", user.createdBy())
                        .execute()
                == 1;
    }

    void setRole(Handle handle, String name, Role role) {
        handle.createUpdate("update users set role = :role where name = :name")
                .bind("role", role.word())
                .bind("name", name)
                .execute();
    }

    void setDisabled(Handle handle, String name, Optional<Instant> at) {
        handle.createUpdate("update users set disabled_at = :at where name = :name")
                .bind("at", at.orElse(null))
                .bind("name", name)
                .execute();
    }

    void setGoesBy(Handle handle, String name, List<String> names) {
        handle.createUpdate("update users set goes_by = :names where name = :name")
                .bind("names", names.isEmpty() ? null : String.join("\n", names))
                .bind("name", name)
                .execute();
    }

    /** Somebody, without waiting for anybody who changes them. */
    Optional<User> named(String name) {
        return database.with(handle -> named(handle, name));
    }

    void setPassword(Handle handle, String name, String passwordHash) {
        handle.createUpdate("update users set password_hash = :hash where name = :name")
                .bind("hash", passwordHash)
                .bind("name", name)
                .execute();
    }

    /** Everybody who administers, held against change until the transaction ends. */
    List<String> activeAdmins(Handle handle) {
        return handle.createQuery(
                        "select name from users where role = 'admin' and disabled_at is null order by name for update")
                .mapTo(String.class)
                .list();
    }

    Optional<User> named(Handle handle, String name) {
        if (isNobodys(name)) {
            return Optional.empty();
        }
        return handle.createQuery("select " + COLUMNS + " from users where name = :name")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** The password's hash of somebody who may log in, held against change until the transaction ends. */
    Optional<String> activeHash(Handle handle, String name) {
        if (isNobodys(name)) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select password_hash from users where name = :name and disabled_at is null for update")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    /** Everybody there ever was, by name. */
    List<User> all() {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + " from users order by name")
                .map((row, context) -> user(row))
                .list());
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                Optional.ofNullable(row.getTimestamp("disabled_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("goes_by")).stream()
                        .flatMap(String::lines)
                        .toList());
    }

    /** A zero byte is in no name, and PostgreSQL takes none. */
    private static boolean isNobodys(String name) {
        return name.indexOf('\0') >= 0;
    }
}
