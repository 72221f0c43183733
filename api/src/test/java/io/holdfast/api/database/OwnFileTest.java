package io.holdfast.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of H2, which only ever grows while it is open. */
class OwnFileTest {

    private static final int SMALL = 1_000;

    @Test
    void isPackedAsItClosesOnceItHasGrown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("holdfast.mv.db");
        DatabaseSettings settings = DatabaseSettings.file(folder.resolve("holdfast"));
        long open;
        try (Database database = BothDatabases.ready(settings)) {
            for (int i = 0; Files.size(file) <= 33L << 20; i++) {
                int number = i;
                database.with(handle -> add(handle, number));
            }
            open = Files.size(file);
        }
        assertThat(Files.size(file)).isLessThan(open / 2);
        try (Database database = BothDatabases.ready(settings)) {
            assertThat(database.<Integer, RuntimeException>with(
                            handle -> handle.createQuery("select count(*) from audit where subject like 'client:%'")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isPositive();
        }
    }

    @Test
    void isLeftAsItIsWhilePackingWouldWinLittle(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("small"), new byte[SMALL]);
        OwnFile own = new OwnFile(file, SMALL);
        assertThat(own.closing()).isEqualTo("shutdown");
        Files.write(file, new byte[2 * SMALL]);
        assertThat(own.closing()).isEqualTo("shutdown");
        Files.write(file, new byte[2 * SMALL + 1]);
        assertThat(own.closing()).isEqualTo("shutdown compact");
    }

    private static int add(Handle handle, int number) {
        return handle.execute(
                "insert into audit (at, actor, what, subject, detail) values (current_timestamp, 'a', 'b', ?, ?)",
                "client:" + number,
                "x".repeat(100));
    }
}
