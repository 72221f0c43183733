package io.holdfast.api.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.client.FactProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** API keys: added, revoked, and looked up with every call. */
public final class Keys {

    static final String PREFIX = "hf_";

    /** How long another service may go on accepting a key that was revoked here. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int REMEMBERED_AT_MOST = 10_000;
    private static final int MOST_CALLS_PER_MINUTE = 1_000_000;

    private final Database database;
    private final KeyStore store;
    private final AuditStore audit;
    private final Clock clock;
    private final AsyncCache<String, Optional<ApiKey>> known;

    public Keys(Database database, AuditStore audit, Clock clock) {
        this(database, audit, clock, Ticker.systemTicker());
    }

    Keys(Database database, AuditStore audit, Clock clock, Ticker ticker) {
        this.database = database;
        this.store = new KeyStore(database);
        this.audit = audit;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(REMEMBERED_AT_MOST)
                .ticker(ticker)
                .buildAsync();
    }

    /**
     * Adds a key.
     *
     * @param actor the caller who adds it, for the audit trail
     * @throws Refusal when it cannot be as it is asked for
     */
    public AddedKey add(NewKey asked, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        refuseBad(asked, now);
        Secret secret = Secret.random(PREFIX);
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString(),
                asked.name(),
                asked.role(),
                now,
                actor,
                asked.expiresAt().map(moment -> moment.truncatedTo(ChronoUnit.MICROS)),
                Optional.empty(),
                asked.callsPerMinute());
        database.inTransaction(handle -> {
            if (!store.add(handle, key, secret.hash())) {
                throw Refusal.conflict("There is a key named " + key.name()
                        + " already. Take another name, or revoke that one first.");
            }
            audit.add(handle, new AuditEntry(now, actor, "key-added", key.id(), words(key)));
            return key;
        });
        known.synchronous().invalidate(secret.hash());
        return new AddedKey(key, secret);
    }

    /**
     * Revokes a key: here at once, in other services of the same database within five seconds. What is revoked
     * already stays so.
     *
     * @throws Refusal when there is none with this id
     */
    public void revoke(String id, String actor) {
        ApiKey key = store.withId(id).orElseThrow(() -> Refusal.unknown("There is no key with this id."));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.inTransaction(handle -> {
            if (store.revoke(handle, id, now)) {
                audit.add(handle, new AuditEntry(now, actor, "key-revoked", id, words(key)));
            }
            return key;
        });
        known.synchronous().invalidateAll();
    }

    /** Every key there ever was, the newest first. */
    public List<ApiKey> all() {
        return store.all();
    }

    /**
     * The good key of a secret. Callers that ask for the same one at once wait for one look-up, so that a database that
     * went away holds each of them up once.
     */
    Optional<ApiKey> known(Secret shown) {
        try {
            CompletableFuture<Optional<ApiKey>> found = new CompletableFuture<>();
            String hash = shown.hash();
            CompletableFuture<Optional<ApiKey>> cached = known.get(hash, (missing, executor) -> found);
            if (cached == found) {
                lookUp(hash, found);
            }
            return cached.join().filter(key -> key.isGoodAt(clock.instant()));
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Whatever goes wrong, those who wait have to hear of it. */
    private void lookUp(String hash, CompletableFuture<Optional<ApiKey>> found) {
        try {
            found.complete(store.withHash(hash));
        } catch (Throwable failure) {
            found.completeExceptionally(failure);
        }
    }

    private static void refuseBad(NewKey asked, Instant now) {
        List<FactProblem> problems = new ArrayList<>();
        Names.problem(asked.name()).ifPresent(why -> problems.add(new FactProblem("/name", "The name " + why)));
        asked.expiresAt()
                .filter(moment -> !moment.isAfter(now))
                .ifPresent(past -> problems.add(new FactProblem("/expires", "The key would have expired already")));
        asked.callsPerMinute().ifPresent(calls -> {
            if (calls < 1 || calls > MOST_CALLS_PER_MINUTE) {
                problems.add(new FactProblem("/callsPerMinute", "Calls per minute are 1 to " + MOST_CALLS_PER_MINUTE));
            }
        });
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    private static String words(ApiKey key) {
        return key.name() + ", role " + key.role().word()
                + key.expiresAt().map(moment -> ", expires " + moment).orElse("");
    }
}
