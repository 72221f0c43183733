package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of keys on each database. */
class KeysTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aKeyIsKnownByItsSecretAloneAndKeptAsAHash(Database database) {
        Keys keys = keys(database);
        AddedKey added = keys.add(
                new NewKey("crm", Role.CRM, Optional.of(START.plusSeconds(60)), OptionalInt.of(7)), "user:anna");

        assertThat(keys.known(added.secret())).contains(added.key());
        assertThat(keys.known(Secret.random(Keys.PREFIX))).isEmpty();
        assertThat(keys.all()).containsExactly(added.key());
        assertThat(added.key().createdBy()).isEqualTo("user:anna");
        assertThat(added.toString()).doesNotContain(added.secret().text());
        assertThat(stored(database))
                .isEqualTo(added.secret().hash())
                .doesNotContain(added.secret().text());
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aKeyEndsWhenItExpires(Database database) {
        Keys keys = keys(database);
        Secret secret = keys.add(
                        new NewKey("crm", Role.CRM, Optional.of(START.plusSeconds(60)), OptionalInt.empty()), "test")
                .secret();

        now.set(START.plusSeconds(59));
        assertThat(keys.known(secret)).isPresent();
        now.set(START.plusSeconds(60));
        assertThat(keys.known(secret)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aKeyRevokedHereEndsHereAtOnceAndElsewhereWithinFiveSeconds(Database database) {
        AtomicLong ticker = new AtomicLong();
        Keys here = keys(database);
        Keys elsewhere = new Keys(database, new AuditStore(database), clock, ticker::get);
        AddedKey added = here.add(NewKey.of("crm", Role.CRM), "test");
        assertThat(here.known(added.secret())).isPresent();
        assertThat(elsewhere.known(added.secret())).isPresent();

        here.revoke(added.key().id(), "test");

        assertThat(here.known(added.secret())).isEmpty();
        ticker.set(Duration.ofSeconds(4).toNanos());
        assertThat(elsewhere.known(added.secret()))
                .as("remembered, so that a call costs no query")
                .isPresent();
        ticker.set(Duration.ofSeconds(5).toNanos());
        assertThat(elsewhere.known(added.secret())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatIsNoKeyIsRememberedTooAndForgottenWhenOneIsAdded(Database database) {
        Keys keys = keys(database);
        Secret secret = Secret.random(Keys.PREFIX);
        assertThat(keys.known(secret)).isEmpty();
        database.with(handle -> handle.execute(
                "insert into api_keys (id, name, role, secret_hash, created_at, created_by) values (?, ?, ?, ?, ?, ?)",
                "id",
                "late",
                "crm",
                secret.hash(),
                START,
                "test"));

        assertThat(keys.known(secret)).as("still remembered as nobody's").isEmpty();
        assertThat(keys(database).known(secret)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void oneNameIsOneGoodKeyAndARefusedOneLeavesNothing(Database database) {
        Keys keys = keys(database);
        AddedKey first = keys.add(NewKey.of("crm", Role.CRM), "test");

        assertThatThrownBy(() -> keys.add(NewKey.of("crm", Role.ADMIN), "test"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already");
        assertThat(new AuditStore(database).newest(Long.MAX_VALUE, 10)).hasSize(1);

        keys.revoke(first.key().id(), "test");
        keys.revoke(first.key().id(), "test");
        keys.add(NewKey.of("crm", Role.CRM), "test");
        assertThat(keys.all()).hasSize(2);
        assertThat(new AuditStore(database).newest(Long.MAX_VALUE, 10))
                .extracting(one -> one.entry().what())
                .containsExactly("key-added", "key-revoked", "key-added");
    }

    private Keys keys(Database database) {
        return new Keys(database, new AuditStore(database), clock);
    }

    private static String stored(Database database) {
        return database.with(handle -> handle.createQuery("select secret_hash from api_keys")
                .mapTo(String.class)
                .one());
    }
}
