package io.holdfast.api.access;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.client.FactProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The people who may log in: added, changed, disabled; never taken away, because the audit trail names them. */
public final class Users {

    private final Database database;
    private final UserStore store;
    private final SessionStore sessions;
    private final AuditStore audit;
    private final Clock clock;
    private final PasswordHash hashing;

    public Users(Database database, AuditStore audit, Clock clock) {
        this(database, audit, clock, PasswordHash.STANDARD);
    }

    Users(Database database, AuditStore audit, Clock clock, PasswordHash hashing) {
        this.hashing = hashing;
        this.database = database;
        this.store = new UserStore(database);
        this.sessions = new SessionStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** The name as it is kept. */
    static String kept(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Adds somebody.
     *
     * @param actor the caller who adds them, for the audit trail
     * @throws Refusal when it cannot be as it is asked for
     */
    public User add(String name, Role role, Password password, String actor) {
        List<FactProblem> problems = new ArrayList<>();
        Names.problem(kept(name)).ifPresent(why -> problems.add(new FactProblem("/name", "The name " + why)));
        password.problem().ifPresent(why -> problems.add(new FactProblem("/password", why)));
        Refusal.throwIfAny(problems);
        User user = new User(kept(name), role, now(), actor, Optional.empty(), List.of());
        String hash = hashing.of(password);
        database.inTransaction(handle -> {
            if (!store.add(handle, user, hash)) {
                throw Refusal.conflict("There is a user named " + user.name() + " already.");
            }
            note(handle, actor, "user-added", user.name(), "role " + role.word());
            return user;
        });
        return user;
    }

    /**
     * Changes somebody, and ends all their sessions where it changes what they may do.
     *
     * @throws Refusal when there is nobody of that name, or nobody would be left to administer
     */
    public User change(String name, UserChange change, String actor) {
        List<FactProblem> problems = new ArrayList<>();
        change.password().flatMap(Password::problem).ifPresent(why -> problems.add(new FactProblem("/password", why)));
        Optional<List<String>> goesBy = change.goesBy().map(names -> OwnNames.read(names, problems));
        Refusal.throwIfAny(problems);
        Optional<String> hash = change.password().map(hashing::of);
        String user = kept(name);
        return database.inTransaction(handle -> {
            boolean last = store.activeAdmins(handle).equals(List.of(user));
            named(handle, user);
            if (last && change.endsAnAdministrator()) {
                throw Refusal.conflict(
                        user + " is the last administrator. Make somebody else one first, or nobody could.");
            }
            change.role().ifPresent(role -> {
                store.setRole(handle, user, role);
                note(handle, actor, "user-role-changed", user, "role " + role.word());
            });
            change.disabled().ifPresent(disabled -> {
                store.setDisabled(handle, user, disabled ? Optional.of(now()) : Optional.empty());
                note(handle, actor, disabled ? "user-disabled" : "user-enabled", user, "");
            });
            hash.ifPresent(one -> {
                store.setPassword(handle, user, one);
                note(handle, actor, "user-password-changed", user, "");
            });
            goesBy.ifPresent(names -> {
                store.setGoesBy(handle, user, names);
                note(handle, actor, "user-names-changed", user, names.size() + " names");
            });
            if (change.endsSessions()) {
                sessions.endAllOf(handle, user);
            }
            return named(handle, user);
        });
    }

    /** Everything somebody is called where something is theirs, their log-in name first; for a stranger, that alone. */
    public List<String> namesOf(String name) {
        return store.named(kept(name))
                .map(user -> Stream.concat(Stream.of(user.name()), user.goesBy().stream())
                        .distinct()
                        .toList())
                .orElse(List.of(name));
    }

    /** Everybody there ever was, by name. */
    public List<User> all() {
        return store.all();
    }

    private User named(Handle handle, String name) {
        return store.named(handle, name).orElseThrow(() -> Refusal.unknown("There is no user of this name."));
    }

    private void note(Handle handle, String actor, String what, String user, String detail) {
        audit.add(handle, new AuditEntry(now(), actor, what, user, detail));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
