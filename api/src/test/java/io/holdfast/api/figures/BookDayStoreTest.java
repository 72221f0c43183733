package io.holdfast.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookDayStoreTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void keepsEachDayForAYearAndOfThoseBeforeTheLastOfEachMonth(Database database) {
        for (String day : List.of("2023-12-30", "2024-12-30", "2024-12-31", "2025-01-02", "2025-01-20", "2025-02-01")) {
            keep(database, LocalDate.parse(day));
        }

        keep(database, TODAY);

        assertThat(database.<List<LocalDate>, RuntimeException>with(
                        handle -> handle.createQuery("select on_day from book_days order by on_day")
                                .mapTo(LocalDate.class)
                                .list()))
                .extracting(LocalDate::toString)
                .containsExactly("2023-12-30", "2024-12-31", "2025-01-20", "2025-02-01", "2026-03-01");
        assertThat(new BookDayStore(database)
                        .upTo(LocalDate.of(2025, 1, 10))
                        .orElseThrow()
                        .day())
                .as("a day that is gone is as the last before it was")
                .isEqualTo(LocalDate.of(2024, 12, 31));
    }

    private static void keep(Database database, LocalDate day) {
        database.inTransaction(handle -> {
            BookDayStore.keep(
                    handle,
                    new BookDay(
                            day,
                            "r".repeat(64),
                            Instant.parse("2026-03-01T09:00:00Z"),
                            1,
                            JsonNodeFactory.instance.objectNode()));
            return true;
        });
    }
}
