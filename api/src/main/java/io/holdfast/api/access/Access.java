package io.holdfast.api.access;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import java.time.Clock;
import java.util.Optional;

/** Everything about who may do what, ready to be put into a service. */
public final class Access {

    private final Keys keys;
    private final Users users;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final AuditStore audit;
    private final Optional<OidcTokens> oidc;
    private final int formBytes;
    private final CallsAtOnce calls;

    /**
     * @param formBytes the most that a form may hold
     * @param threads that the service has for all calls
     */
    public Access(
            Database database, AuditStore audit, Clock clock, AccessSettings settings, int formBytes, int threads) {
        this.audit = audit;
        this.formBytes = formBytes;
        calls = new CallsAtOnce(settings.callsAtOnce(), threads);
        keys = new Keys(database, audit, clock);
        users = new Users(database, audit, clock);
        sessions = new Sessions(
                database,
                audit,
                clock,
                settings.sessionIdle().toJavaDuration(),
                settings.sessionLongest().toJavaDuration());
        cookie = new SessionCookie(settings.https());
        oidc = Optional.of(settings.oidc()).filter(OidcSettings::isOn).map(one -> new OidcTokens(one, clock));
    }

    public Keys keys() {
        return keys;
    }

    public Users users() {
        return users;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Whether there is neither a user nor a key, so that nobody could enter; not so while the database is away. */
    public boolean isNobodyThere() {
        try {
            return oidc.isEmpty() && users.all().isEmpty() && keys.all().isEmpty();
        } catch (DatabaseAway away) {
            return false;
        }
    }

    public SessionCookie cookie() {
        return cookie;
    }

    /** The calls that need no more than a key. */
    public KeyedCalls keyedCalls() {
        return new KeyedCalls(keys, calls);
    }

    /** Closes the service to everybody who may not enter. */
    public void guard(JerseyEnvironment jersey, SignedCalls signed) {
        jersey.register(new Identification(keys, sessions, cookie, oidc, signed, calls));
        jersey.register(new FormToken(formBytes));
        jersey.register(new RoleChecks());
        jersey.register(new KeysResource(keys));
        jersey.register(new UsersResource(users));
        jersey.register(new AuditResource(audit));
    }
}
