package io.holdfast.api.access;

import io.holdfast.api.access.SessionStore.Kept;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** People logging in and out, and who they are in between. */
public final class Sessions {

    /** Writing down each sight of a session would make every page a write. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final UserStore users;
    private final SessionStore store;
    private final FailureStore failures;
    private final AddressFailures addresses;
    private final AuditStore audit;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final PasswordHash hashing;

    /**
     * @param idle how long a session lasts without being used
     * @param longest how long it lasts at most
     */
    public Sessions(Database database, AuditStore audit, Clock clock, Duration idle, Duration longest) {
        this(database, audit, clock, idle, longest, PasswordHash.STANDARD);
    }

    Sessions(Database database, AuditStore audit, Clock clock, Duration idle, Duration longest, PasswordHash hashing) {
        this.hashing = hashing;
        this.database = database;
        this.users = new UserStore(database);
        this.store = new SessionStore(database);
        this.failures = new FailureStore(database);
        this.addresses = new AddressFailures(clock);
        this.audit = audit;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * Lets somebody in who knows the password. What is wrong, and whether there is anybody of that name, shows neither
     * in the answer nor in the time it takes.
     *
     * @param address where the attempt comes from
     */
    public LogIn logIn(String name, Password password, String address) {
        Instant now = now();
        String user = Users.kept(name);
        String nameHash = Secret.sha256(user);
        Optional<Duration> wait = addresses.wait(address).or(() -> failures.begin(nameHash, now));
        if (wait.isPresent()) {
            return new LogIn.TooEarly(wait.get());
        }
        Optional<LogIn> in = password.isTooLongToBeOne()
                ? Optional.empty()
                : rightHash(user, password).flatMap(hash -> open(user, hash, nameHash, now));
        if (in.isEmpty()) {
            addresses.failed(address);
        }
        return in.orElseGet(LogIn.Wrong::new);
    }

    /** The session of a token that is still good. */
    public Optional<Session> find(Secret token) {
        Instant now = now();
        Optional<Kept> kept = store.find(token.hash(), now.minus(longest), now.minus(idle));
        if (kept.isPresent() && kept.get().seenAt().isBefore(now.minus(SEEN_EVERY))) {
            store.seen(token.hash(), now);
        }
        return kept.map(Kept::session);
    }

    /** Ends a session, everywhere at once. */
    public void logOut(Secret token, String actor) {
        database.inTransaction(handle -> {
            boolean ended = store.end(handle, token.hash());
            if (ended) {
                audit.add(handle, new AuditEntry(now(), actor, "logged-out", actor, ""));
            }
            return ended;
        });
    }

    /** The hash that the password fits, which takes as long where there is nobody. */
    private Optional<String> rightHash(String user, Password password) {
        Optional<String> hash = database.with(handle -> users.activeHash(handle, user));
        boolean right =
                hash.map(one -> hashing.matches(password, one)).orElseGet(() -> hashing.matchesNobody(password));
        return hash.filter(one -> right);
    }

    /** The hash has to be the same still: somebody may have changed the password, or shut the user out, meanwhile. */
    private Optional<LogIn> open(String user, String hash, String nameHash, Instant now) {
        Secret token = Secret.random("");
        String actor = User.caller(user, Role.CRM).name();
        return database.inTransaction(handle -> {
            if (!users.activeHash(handle, user).filter(hash::equals).isPresent()) {
                return Optional.empty();
            }
            failures.clear(handle, nameHash);
            store.forget(handle, now.minus(longest), now.minus(idle));
            store.add(handle, token.hash(), user, Secret.random("").text(), now);
            audit.add(handle, new AuditEntry(now, actor, "logged-in", actor, ""));
            return Optional.of(new LogIn.In(token));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
