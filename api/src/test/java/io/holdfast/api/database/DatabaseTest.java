package io.holdfast.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void isUsedOnlyOnceItsTablesAreThere(DatabaseSettings settings) throws Exception {
        try (Database database = Database.of(settings, new MetricRegistry())) {
            assertThatThrownBy(() -> database.with(handle -> 1)).isInstanceOf(DatabaseAway.class);
            assertThat(database.missingSteps()).isPositive();
            assertThat(database.isReady()).isFalse();
            assertThat(database.migrate()).isPositive();
            assertThat(database.isReady()).isTrue();
            assertThat(database.migrate()).isZero();
            assertThat(database.answers()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void keepsTheAuditTrailNewestFirst(Database database) {
        AuditStore audit = new AuditStore(database);
        Instant at = Instant.parse("2026-03-01T10:15:30.123456Z");
        AuditEntry first = new AuditEntry(at, "user:anna", "key-added", "key:crm", "");
        AuditEntry second =
                new AuditEntry(at.plusSeconds(1), "service", "key-revoked", "key:crm", "'; drop table audit");
        database.inTransaction(handle -> {
            audit.add(handle, first);
            audit.add(handle, second);
            return true;
        });
        assertThat(audit.newest(Long.MAX_VALUE, 10))
                .extracting(AuditStore.Numbered::entry)
                .containsExactly(second, first);
        assertThat(audit.newest(audit.newest(Long.MAX_VALUE, 1).get(0).id(), 10))
                .extracting(AuditStore.Numbered::entry)
                .containsExactly(first);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void isMigratedAlthoughAnotherWasKilledWhileItDidThat(DatabaseSettings settings) throws Exception {
        try (Database killed = Database.of(settings, new MetricRegistry());
                Database next = Database.of(settings, new MetricRegistry())) {
            killed.migrate();
            killed.with(
                    handle -> handle.execute("update databasechangeloglock set locked = true, lockedby = 'the dead'"));
            killed.with(handle -> handle.execute("delete from databasechangelog where id = 'recommendations'"));
            killed.with(handle -> handle.execute("drop table recommendations"));
            assertThat(next.migrate()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void isMigratedOnceByManyServicesThatStartTogether(DatabaseSettings settings) throws Exception {
        try (Database one = Database.of(settings, new MetricRegistry());
                Database two = Database.of(settings, new MetricRegistry())) {
            if (one.kind() == DatabaseKind.H2) {
                assertThat(one.migrate()).isPositive();
                assertThat(two.migrate()).isZero();
                return;
            }
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(one::migrate);
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(two::migrate);
            assertThat(List.of(first.get(), second.get())).containsOnlyOnce(0);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatFailsHalfWayLeavesNothingOnTheConnectionThatMigrated(Database database) {
        AuditStore audit = new AuditStore(database);
        AuditEntry entry = new AuditEntry(Instant.parse("2026-03-01T10:15:30Z"), "user:anna", "x", "y", "");

        assertThatThrownBy(() -> database.inTransaction(handle -> {
                    audit.add(handle, entry);
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(audit.newest(Long.MAX_VALUE, 10)).isEmpty();
        database.inTransaction(handle -> {
            audit.add(handle, entry);
            return true;
        });
        assertThat(database.<Boolean, RuntimeException>with(handle -> handle.isInTransaction()))
                .isFalse();
    }

    @Test
    void letsGoOfItsFileWhenItIsClosed(@TempDir Path folder) throws Exception {
        DatabaseSettings file = DatabaseSettings.file(folder.resolve("memory"));
        BothDatabases.ready(file).close();

        try (FileChannel channel = FileChannel.open(
                        folder.resolve("memory.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isClosedForThoseWhoStillAsk(@TempDir Path folder) throws Exception {
        DatabaseSettings file = DatabaseSettings.file(folder.resolve("memory"));
        for (int round = 0; round < 3; round++) {
            Database closing = BothDatabases.ready(file);
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Void>> askers = new ArrayList<>();
            for (int asker = 0; asker < 3; asker++) {
                askers.add(CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        closing.answers();
                    }
                }));
            }
            closing.close();
            BothDatabases.ready(file).close();
            over.set(true);
            CompletableFuture.allOf(askers.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
            assertThat(closing.answers()).isFalse();
            assertThatThrownBy(closing::missingSteps).isInstanceOf(DatabaseAway.class);
        }
    }

    @Test
    void saysThatItIsAwayWhenNobodyListens() throws Exception {
        try (Database database =
                Database.of(DatabaseSettings.at("jdbc:postgresql://127.0.0.1:1/none"), new MetricRegistry())) {
            assertThatThrownBy(database::migrate).isInstanceOf(DatabaseAway.class);
            assertThat(database.answers()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://db/x", "file.db", "jdbc:h2:file:./x;WRITE_DELAY=500", "jdbc:h2:mem:x;MODE=Oracle"})
    void refusesAnAddressThatWouldLoseDataOrThatItDoesNotKnow(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("database.url");
        assertThat(DatabaseSettings.at(url).isUrlOneWeKnow()).isFalse();
    }

    @Test
    void showsNoPassword() {
        assertThat(new DatabaseSettings("jdbc:postgresql://db/x?password=hidden", "me", "secret", true, 4))
                .asString()
                .doesNotContain("secret", "hidden");
    }

    /** Each of them would fail once otherwise, and every failure is a call that is refused. */
    @Test
    void oneFailureTellsOfAllConnectionsThatBroke() throws Exception {
        DatabaseSettings settings = BothDatabases.empty(DatabaseKind.POSTGRESQL);
        try (Database database = BothDatabases.ready(settings);
                Database other = BothDatabases.ready(settings)) {
            assertThat(nested(database, 4)).isEqualTo(4);
            String others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
            other.with(handle -> handle.createQuery("select pg_terminate_backend(pid) " + others)
                    .mapTo(Boolean.class)
                    .list());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (other.with(handle -> handle.createQuery("select count(*) " + others)
                                    .mapTo(Integer.class)
                                    .one())
                            > 0
                    && System.nanoTime() < until) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> nested(database, 1)).isInstanceOf(DatabaseAway.class);
            for (int i = 0; i < 8; i++) {
                assertThat(nested(database, 1)).isEqualTo(1);
            }
        }
    }

    /** How many connections were had at the same time. */
    private static int nested(Database database, int connections) {
        return database.with(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one()
                        + (connections == 1 ? 0 : nested(database, connections - 1)));
    }
}
