package io.holdfast.api.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When the whole book was decided last, and how far the round is that goes on, which can be cancelled and begun anew. */
public final class RoundNews {

    private static final int LOOKED_AT = 20;

    private final RoundStore store;
    private final Rounds rounds;
    private final QueueDay.Days days;

    RoundNews(RoundStore store, Rounds rounds, QueueDay.Days days) {
        this.store = store;
        this.rounds = rounds;
        this.days = days;
    }

    /**
     * How it stands.
     *
     * @param ended when the last whole round ended; empty before the first
     * @param going how far the one is that goes on; empty where none does
     * @param cancelled how far the newest was when it was cancelled; empty where it was not
     */
    public record News(Optional<Instant> ended, Optional<Going> going, Optional<Going> cancelled) {}

    /**
     * A round that was not done to its end.
     *
     * @param decided clients so far
     * @param total clients there were when it began
     */
    public record Going(UUID id, long decided, long total) {

        static Going of(Round round) {
            return new Going(round.id(), round.tally().clients(), round.total());
        }
    }

    public News now() {
        var newest = store.newest(LOOKED_AT);
        return new News(
                newest.stream()
                        .filter(one -> one.state() == Round.State.DONE)
                        .findFirst()
                        .flatMap(Round::ended),
                newest.stream().filter(one -> !one.state().isOver()).findFirst().map(Going::of),
                newest.stream()
                        .findFirst()
                        .filter(one -> one.state() == Round.State.CANCELLED)
                        .map(Going::of));
    }

    /** Ends a round as soon as it can; what it wrote stays. One that is over, or unknown, stays as it is. */
    public void cancel(UUID id, String actor) {
        store.cancel(id, actor, days.instant());
    }

    /** Begins a round within seconds; refused where one is under way, or none can be. */
    public void begin(String actor) {
        rounds.begin(actor);
    }
}
