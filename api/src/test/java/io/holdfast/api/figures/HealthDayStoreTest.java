package io.holdfast.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HealthDayStoreTest {

    private static final String BOTH = "io.holdfast.api.database.BothDatabases#fresh";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @MethodSource(BOTH)
    void everyPastDayOpensIntoWhoWasCountedThen(Database database) {
        FigureRows rows = new FigureRows(database);
        rows.client("C", "2025-01-01", "'name':'C'");
        healthy(rows, "E", "active", "amber");
        healthy(rows, "A", "active", "green");
        healthy(rows, "B", "active", "green");
        healthy(rows, "C", "active", null);
        healthy(rows, "P", "prospect", "red");
        rows.unreadable("U");
        keep(database, DAY);
        to(database, "A", "active", "red");
        to(database, "C", "lapsed", null);
        to(database, "E", "lapsed", null);
        keep(database, DAY.plusDays(3));
        to(database, "A", "active", "green");
        to(database, "C", "active", null);
        keep(database, DAY.plusDays(5));

        assertThat(who(database, "green", DAY)).containsExactly("A", "B");
        assertThat(who(database, "unknown", DAY)).containsExactly("C");
        assertThat(who(database, "red", DAY)).isEmpty();
        assertThat(who(database, "amber", DAY))
                .as("of whom no facts are stored any more, as after an erasure")
                .isEmpty();
        assertThat(who(database, "green", DAY.plusDays(3))).containsExactly("B");
        assertThat(who(database, "red", DAY.plusDays(3))).containsExactly("A");
        assertThat(who(database, "unknown", DAY.plusDays(3))).isEmpty();
        assertThat(who(database, "green", DAY.plusDays(5))).containsExactly("A", "B");
        assertThat(who(database, "unknown", DAY.plusDays(5))).containsExactly("C");
        assertThat(who(database, "green", DAY.minusDays(1)))
                .as("nothing was kept of that day")
                .isEmpty();
        assertThat(spells(database))
                .as("changes alone are kept")
                .containsExactly(
                        "A green 2026-03-01 2026-03-03",
                        "A green 2026-03-06 9999-12-31",
                        "A red 2026-03-04 2026-03-05",
                        "B green 2026-03-01 9999-12-31",
                        "C unknown 2026-03-01 2026-03-03",
                        "C unknown 2026-03-06 9999-12-31");
        assertThat(new HealthDayStore(database).between(DAY.plusDays(3), DAY.plusDays(5)))
                .allMatch(one -> who(database, one.health(), one.day()).size() == one.clients());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDayCountedAgainIsAsItWasCountedLast(Database database) {
        FigureRows rows = new FigureRows(database);
        healthy(rows, "A", "active", "green");
        keep(database, DAY);
        keep(database, DAY.plusDays(1));
        to(database, "A", "active", "red");
        keep(database, DAY.plusDays(1));
        to(database, "A", "active", "amber");
        keep(database, DAY.plusDays(1));

        assertThat(spells(database)).containsExactly("A amber 2026-03-02 9999-12-31", "A green 2026-03-01 2026-03-01");

        keep(database, DAY);
        assertThat(spells(database)).as("a clock that was set back").containsExactly("A amber 2026-03-01 9999-12-31");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatWasDecidedAfterwardsStandsBesideWhatRoundsSaw(Database database) {
        healthy(new FigureRows(database), "A", "active", "green");
        keep(database, DAY.minusMonths(2));
        keep(database, DAY);
        HealthDayStore days = new HealthDayStore(database);
        for (LocalDate then : List.of(DAY.minusMonths(1), DAY.minusMonths(1).minusDays(1))) {
            database.inTransaction(handle -> {
                HealthDayStore.keepAfterwards(
                        handle, then, List.of(new HealthCount(then, "red", 1, 0, 0, true)), Map.of("A", "red"));
                return true;
            });
        }
        assertThat(who(database, "red", DAY.minusMonths(1))).containsExactly("A");
        assertThat(who(database, "green", DAY.minusMonths(1))).isEmpty();
        assertThat(who(database, "green", DAY)).containsExactly("A");

        database.inTransaction(handle -> {
            HealthDayStore.keepOnlyAfterwards(handle, List.of(DAY.minusMonths(1)));
            return true;
        });
        assertThat(days.kept(DAY.minusMonths(1))).isEqualTo(HealthDay.AFTERWARDS);
        assertThat(days.kept(DAY.minusMonths(1).minusDays(1))).isEqualTo(HealthDay.NOTHING);
        assertThat(days.kept(DAY)).isEqualTo(HealthDay.CLIENTS);
        assertThat(who(database, "red", DAY.minusMonths(1))).containsExactly("A");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void letsGoOfWhatHeldOnNoDayThatIsKept(Database database) {
        FigureRows rows = new FigureRows(database);
        healthy(rows, "A", "active", "green");
        keep(database, DAY);
        to(database, "A", "active", "red");
        keep(database, DAY.plusDays(1));
        to(database, "A", "active", "amber");
        keep(database, DAY.plusDays(2));
        database.with(handle -> handle.execute(
                "insert into book_days values (date '2026-03-02', 'r', timestamp '2026-03-02 09:00:00', 1, '{}')"));

        database.inTransaction(handle -> {
            HealthDayStore.prune(handle, DAY.plusDays(3));
            return true;
        });

        assertThat(spells(database)).containsExactly("A amber 2026-03-03 9999-12-31", "A red 2026-03-02 2026-03-02");
        assertThat(new HealthDayStore(database).kept(DAY)).isEqualTo(HealthDay.NOTHING);
        assertThat(who(database, "red", DAY.plusDays(1))).containsExactly("A");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void ofDaysBeforeOnlyTheSumsAreKnown(Database database) {
        database.with(handle -> handle.execute("""
                insert into book_health (on_day, health, clients, monthly_fee, residual, afterwards)
                values (date '2026-02-01', 'green', 7, 450, 7000, false)"""));
        healthy(new FigureRows(database), "A", "active", "green");
        keep(database, DAY);

        assertThat(new HealthDayStore(database).kept(LocalDate.of(2026, 2, 1))).isEqualTo(HealthDay.SUMS);
        assertThat(who(database, "green", LocalDate.of(2026, 2, 1))).isEmpty();
    }

    private static void healthy(FigureRows rows, String id, String status, @Nullable String health) {
        rows.standing(id, "retail", status, health, "top", 10, 100, null, "", "");
    }

    private static void to(Database database, String id, String status, @Nullable String health) {
        database.with(handle -> handle.createUpdate(
                        "update standings set status = :status, health = :health where client_id = :id")
                .bind("id", id)
                .bind("status", status)
                .bind("health", health)
                .execute());
    }

    private static void keep(Database database, LocalDate day) {
        database.inTransaction(handle -> {
            HealthDayStore.keep(handle, day);
            return true;
        });
    }

    private static List<String> who(Database database, String health, LocalDate day) {
        FigureSource source =
                FigureSource.state(ClientStateRows.HEALTH, health, day, new HealthDayStore(database).kept(day));
        return new FigureClientStore(database)
                .some(source, 0, 50).stream().map(FigureClient::id).toList();
    }

    private static List<String> spells(Database database) {
        return database.with(handle -> handle.createQuery(
                        "select * from client_states order by client_id, word, first_day")
                .map((row, context) -> row.getString("client_id") + " " + row.getString("word") + " "
                        + row.getObject("first_day", LocalDate.class) + " "
                        + row.getObject("last_day", LocalDate.class))
                .list());
    }
}
