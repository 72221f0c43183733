package io.holdfast.api.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The reviews' part of open recommendations: moved in the transaction of the review. */
public final class ReviewedRows {

    private final Move.Taker moves;

    public ReviewedRows(Move.Taker moves) {
        this.moves = moves;
    }

    /** Shows the state that reviews leave a recommendation in, where it is open; tells whom a review is about. */
    public void reviewed(Handle handle, String clientId, String action, String offer, Instant now) {
        handle.createQuery("""
                        select state, owner, until_day, version from recommendations
                        where client_id = :client and action = :action and offer = :offer""")
                .bind("client", clientId)
                .bind("action", action)
                .bind("offer", offer)
                .map((row, context) -> new Reviewed(
                        row.getString("state"),
                        row.getString("owner"),
                        row.getObject("until_day", LocalDate.class),
                        row.getLong("version")))
                .findOne()
                .ifPresent(review -> OpenRows.one(handle, clientId, action, offer)
                        .ifPresent(row -> move(handle, row, row.reviewed(review), now)));
    }

    private void move(Handle handle, OpenRecommendation row, OpenRecommendation one, Instant now) {
        OpenRows.update(handle, List.of(new OpenRows.Change(row, one)));
        if (one.differsFrom(row)) {
            moves.take(handle, List.of(new Move(Move.What.CHANGED, Optional.of(row), one)), now);
        }
    }
}
