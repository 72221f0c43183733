package io.holdfast.api.queue;

import io.holdfast.api.database.RowQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was decided about some clients in place of what was there. Rows that stay as they are are not written. A
 * client whose facts are others by now is left alone, for somebody decides for them again.
 */
final class QueueRows {

    /** Locked, so that nobody is erased or changed between deciding and writing. */
    private static final String CLIENTS =
            "select id, version from clients where id = any(?) and deleted = false order by id for update";

    private static final String REVIEWED = """
            select client_id, action, offer, state, owner, until_day, version from recommendations
            where client_id = any(?)""";

    private final Move.Taker moves;

    QueueRows(Move.Taker moves) {
        this.moves = moves;
    }

    /**
     * Writes what was found about clients, and takes away who is gone.
     *
     * @param asked the clients that were looked for, found or not
     * @param always whether the moment is noted even where nothing else is another
     */
    Tally replace(Handle handle, Collection<String> asked, List<Found> found, boolean always, Instant now) {
        return new Replacing(handle, asked, now).all(found, always);
    }

    /** One exchange of rows. */
    private final class Replacing {

        private final Handle handle;
        private final Instant now;
        private final Map<String, Long> versions = new HashMap<>();
        private final Map<String, Standing> standings;
        private final Map<String, Map<OpenRows.Key, OpenRecommendation>> open;
        private final Map<String, Map<OpenRows.Key, Reviewed>> reviewed = new HashMap<>();
        private final Set<String> nobody;
        private final List<Standing> newStandings = new ArrayList<>();
        private final List<Standing> otherStandings = new ArrayList<>();
        private final List<OpenRecommendation> added = new ArrayList<>();
        private final List<OpenRows.Change> changed = new ArrayList<>();
        private final List<OpenRecommendation> gone = new ArrayList<>();
        private final List<Move> moved = new ArrayList<>();
        private long clients;
        private long unreadable;

        Replacing(Handle handle, Collection<String> asked, Instant now) {
            this.handle = handle;
            this.now = now;
            RowQuery.each(handle, CLIENTS, asked, row -> versions.put(row.getString("id"), row.getLong("version")));
            standings = StandingRows.of(handle, asked);
            open = OpenRows.of(handle, asked);
            RowQuery.each(
                    handle,
                    REVIEWED,
                    asked,
                    row -> reviewed.computeIfAbsent(row.getString("client_id"), id -> new HashMap<>())
                            .put(
                                    new OpenRows.Key(row.getString("action"), row.getString("offer")),
                                    new Reviewed(
                                            row.getString("state"),
                                            row.getString("owner"),
                                            row.getObject("until_day", LocalDate.class),
                                            row.getLong("version"))));
            nobody = new HashSet<>(asked);
            nobody.removeAll(versions.keySet());
        }

        Tally all(List<Found> found, boolean always) {
            for (Found one : found) {
                Long version = versions.get(one.standing().clientId());
                if (version != null && version == one.standing().facts() && !isOvertaken(one.standing())) {
                    take(one, always);
                }
            }
            nobody.forEach(id -> open.getOrDefault(id, Map.of()).values().forEach(this::remove));
            write();
            return new Tally(
                    clients,
                    unreadable,
                    added.size(),
                    moved.stream()
                            .filter(move -> move.what() == Move.What.CHANGED)
                            .count(),
                    gone.size());
        }

        private void write() {
            StandingRows.delete(handle, nobody);
            StandingRows.insert(handle, newStandings);
            StandingRows.update(handle, otherStandings);
            OpenRows.delete(handle, gone);
            OpenRows.update(handle, changed);
            OpenRows.insert(handle, added);
            if (!moved.isEmpty()) {
                moves.take(handle, moved, now);
            }
        }

        /** Whether somebody decided the same later, and so knew more. */
        private boolean isOvertaken(Standing one) {
            Standing before = standings.get(one.clientId());
            return before != null
                    && before.revision().equals(one.revision())
                    && before.asOf().equals(one.asOf())
                    && before.facts() == one.facts()
                    && before.decidedAt().isAfter(one.decidedAt());
        }

        private void take(Found found, boolean always) {
            clients++;
            unreadable += found.standing().problem() == null ? 0 : 1;
            Optional<Standing> before =
                    Optional.ofNullable(standings.get(found.standing().clientId()));
            stand(before, found.standing(), always);
            Map<OpenRows.Key, OpenRecommendation> rows =
                    new HashMap<>(open.getOrDefault(found.standing().clientId(), Map.of()));
            for (OpenRecommendation one : found.open()) {
                Reviewed review = review(one).on(found.standing().asOf());
                OpenRecommendation row = rows.remove(OpenRows.Key.of(one));
                if (row == null) {
                    add(one.reviewed(review));
                } else {
                    keep(row, one.following(row, review), before, found.standing());
                }
            }
            rows.values().forEach(this::remove);
        }

        private Reviewed review(OpenRecommendation one) {
            return reviewed.getOrDefault(one.clientId(), Map.of()).getOrDefault(OpenRows.Key.of(one), Reviewed.NEVER);
        }

        private void stand(Optional<Standing> before, Standing found, boolean always) {
            Standing standing = found.healthy(healthSince(before, found));
            if (before.isEmpty()) {
                newStandings.add(standing);
            } else if (always || !standing.at(before.get().decidedAt()).equals(before.get())) {
                otherStandings.add(standing);
            }
        }

        private static @Nullable LocalDate healthSince(Optional<Standing> before, Standing found) {
            if (found.health() == null) {
                return null;
            }
            return before.filter(one -> Objects.equals(one.health(), found.health()))
                    .flatMap(one -> Optional.ofNullable(one.healthSince()))
                    .orElse(found.asOf());
        }

        private void add(OpenRecommendation one) {
            added.add(one);
            moved.add(new Move(Move.What.ADDED, Optional.empty(), one));
        }

        private void keep(
                OpenRecommendation row, OpenRecommendation one, Optional<Standing> before, Standing standing) {
            if (!one.at(row.decidedAt()).equals(row)) {
                changed.add(new OpenRows.Change(row, one));
            }
            if (one.differsFrom(row)) {
                moved.add(new Move(Move.What.CHANGED, Optional.of(row), one));
            }
            boolean hasCome =
                    before.filter(was -> was.asOf().isBefore(one.dueBy())).isPresent()
                            && !one.dueBy().isAfter(standing.asOf());
            if (hasCome && one.isToBeDone()) {
                moved.add(new Move(Move.What.DUE, Optional.of(row), one));
            }
        }

        private void remove(OpenRecommendation row) {
            gone.add(row);
            moved.add(new Move(Move.What.GONE, Optional.of(row), row));
        }
    }
}
