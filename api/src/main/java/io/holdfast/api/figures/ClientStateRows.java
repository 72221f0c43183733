package io.holdfast.api.figures;

import io.holdfast.api.database.RowBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Keeps which client was in which state from which day until which, so that past figures open into their clients. */
final class ClientStateRows {

    /** The health of clients who are there. */
    static final String HEALTH = "health";

    /** What clients who are there answered, from 0 to 10, where it counts for the net promoter score. */
    static final String NPS = "nps";

    /** The last day of what still holds. */
    static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private static final int TOGETHER = 1_000;

    private final Handle handle;
    private final String what;

    ClientStateRows(Handle handle, String what) {
        this.handle = handle;
        this.what = what;
    }

    private record Spell(String word, LocalDate first) {}

    /**
     * Takes the states of a day, the last so far: only what has changed since the one before is written.
     *
     * @param now by client; who is not among them is in none
     */
    void keep(LocalDate day, Map<String, String> now) {
        forgetAfter(day);
        Map<String, Spell> before = open();
        List<Object[]> begun = new ArrayList<>();
        List<Object[]> ended = new ArrayList<>();
        List<Object[]> undone = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        before.forEach((client, spell) -> {
            if (spell.word().equals(now.get(client))) {
                return;
            }
            if (spell.first().equals(day)) {
                undone.add(new Object[] {client, what, day});
            } else {
                ended.add(new Object[] {day.minusDays(1), client, what, OPEN});
            }
            if (!now.containsKey(client)) {
                gone.add(new Object[] {client, client});
            }
        });
        now.forEach((client, word) -> {
            Spell spell = before.get(client);
            if (spell == null || !spell.word().equals(word)) {
                begun.add(new Object[] {client, what, word, day, OPEN, false});
            }
        });
        write(
                "delete from client_states where client_id = ? and what = ? and first_day = ? and afterwards = false",
                undone);
        write(
                "update client_states set last_day = ? where client_id = ? and what = ? and last_day = ?"
                        + " and afterwards = false",
                ended);
        // Whoever was erased while the day before was being written is nobody any more.
        write(
                "delete from client_states where client_id = ?"
                        + " and not exists (select 1 from client_versions v where v.client_id = ?)",
                gone);
        insert(begun);
    }

    /** Takes the place of what was decided of a past day before. */
    void keepAfterwards(LocalDate day, Map<String, String> then) {
        handle.createUpdate("delete from client_states where what = :what and first_day = :day and afterwards = true")
                .bind("what", what)
                .bind("day", day)
                .execute();
        List<Object[]> rows = new ArrayList<>();
        then.forEach((client, word) -> rows.add(new Object[] {client, what, word, day, day, true}));
        insert(rows);
    }

    /** Lets go of what held on no day before another of which figures are kept. */
    static void prune(Handle handle, LocalDate before) {
        handle.createUpdate("""
                        delete from client_states where last_day < :before and (afterwards = true or not exists (
                        select 1 from book_days b where b.on_day >= client_states.first_day
                        and b.on_day <= client_states.last_day))""").bind("before", before).execute();
    }

    /** A clock that was set back begins again from the day it shows. */
    private void forgetAfter(LocalDate day) {
        handle.createUpdate("delete from client_states where what = :what and first_day > :day and afterwards = false")
                .bind("what", what)
                .bind("day", day)
                .execute();
        handle.createUpdate("""
                        update client_states set last_day = :open where what = :what and last_day >= :day
                        and last_day < :open and afterwards = false""")
                .bind("open", OPEN)
                .bind("what", what)
                .bind("day", day)
                .execute();
    }

    private Map<String, Spell> open() {
        Map<String, Spell> open = new HashMap<>();
        try (ResultIterator<Map.Entry<String, Spell>> rows = handle.createQuery("""
                        select client_id, word, first_day from client_states
                        where what = :what and last_day = :open and afterwards = false""")
                .bind("what", what)
                .bind("open", OPEN)
                .setFetchSize(TOGETHER)
                .map((row, context) -> Map.entry(
                        row.getString("client_id"),
                        new Spell(row.getString("word").intern(), row.getObject("first_day", LocalDate.class))))
                .iterator()) {
            rows.forEachRemaining(row -> open.put(row.getKey(), row.getValue()));
        }
        return open;
    }

    private void insert(List<Object[]> rows) {
        write(
                "insert into client_states (client_id, what, word, first_day, last_day, afterwards)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows);
    }

    private void write(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (RowBatch batch = new RowBatch(handle, sql)) {
            for (int i = 0; i < rows.size(); i++) {
                batch.add(rows.get(i));
                if ((i + 1) % TOGETHER == 0) {
                    batch.execute();
                }
            }
            batch.execute();
        }
    }
}
