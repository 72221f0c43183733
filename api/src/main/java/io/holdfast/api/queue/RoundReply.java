package io.holdfast.api.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A round as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoundReply(
        String id,
        String cause,
        String state,
        String by,
        String revision,
        String asOf,
        long decided,
        long total,
        long unreadable,
        long added,
        long changed,
        long gone,
        String started,
        String touched,
        @Nullable String ended,
        @Nullable String problem) {

    static RoundReply of(Round round) {
        return new RoundReply(
                round.id().toString(),
                round.cause().word(),
                round.state().word(),
                round.actor(),
                round.revision(),
                round.asOf().toString(),
                round.tally().clients(),
                round.total(),
                round.tally().unreadable(),
                round.tally().added(),
                round.tally().changed(),
                round.tally().gone(),
                round.started().toString(),
                round.touched().toString(),
                round.ended().map(Instant::toString).orElse(null),
                round.problem().orElse(null));
    }

    /** The newest rounds, newest first. */
    record Several(List<RoundReply> rounds) {
        static Several of(List<Round> rounds) {
            return new Several(rounds.stream().map(RoundReply::of).toList());
        }
    }
}
