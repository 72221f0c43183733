package io.holdfast.api.decisions;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.KeyedCalls;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other endpoints ask for decisions: the body of {@code POST /v1/decisions} in, its answer out, by the same path. */
public final class Answers {

    private final DecisionsResource single;
    private final Decider decider;
    private final Optional<DecisionLog> log;
    private final Clock clock;
    private final DecisionMetrics metrics;

    Answers(
            DecisionsResource single,
            Decider decider,
            Optional<DecisionLog> log,
            Clock clock,
            DecisionMetrics metrics) {
        this.single = single;
        this.decider = decider;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What answers the plainest calls before they come to a resource. */
    public DirectCalls direct(KeyedCalls calls, int maxBytes, Duration longest) {
        return new DirectCalls(calls, single, maxBytes, longest);
    }

    /** The answer, kept like any other. */
    public byte[] to(byte[] body, SecurityContext security) throws IOException {
        return single.decide(new ByteArrayInputStream(body), security);
    }

    /** The answer once for a key: the same body sent again gets the same answer, and is kept once. */
    public byte[] once(byte[] body, String key, SecurityContext security) throws IOException {
        if (log.isEmpty()) {
            return to(body, security);
        }
        String actor = Caller.of(security).name();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BatchIds ids = new BatchIds(Optional.of(new RequestKey(actor, key, "")));
        UUID id = ids.of(new BatchLine(1, body, false), now);
        Optional<byte[]> before = kept(log.get(), id);
        return before.isPresent() ? before.get() : made(body, actor, now, id, log.get());
    }

    private byte[] made(byte[] body, String actor, Instant now, UUID id, DecisionLog own) throws IOException {
        single.asked();
        Decider.Answered answered = metrics.counted(() -> {
            Decider.Made made = decider.make(body, actor, now, id);
            Optional<byte[]> kept = made.toKeep().map(toKeep -> keep(toKeep, own));
            return kept.map(made.answered()::with).orElse(made.answered());
        });
        return answered.bytes();
    }

    private static byte[] keep(KeptDecision toKeep, DecisionLog own) {
        try {
            own.keepTogether(List.of(toKeep));
            return toKeep.answer().getBytes(StandardCharsets.UTF_8);
        } catch (DatabaseAway away) {
            throw away;
        } catch (RuntimeException twice) {
            // The same was sent twice at the same time; who comes second gets the answer of who came first.
            return kept(own, toKeep.id()).orElseThrow(() -> twice);
        }
    }

    private static Optional<byte[]> kept(DecisionLog own, UUID id) {
        DecisionStore.Found found = own.find(List.of(id)).get(id);
        if (found instanceof DecisionStore.Found.Erased) {
            throw Problem.of(ProblemCode.ERASED, "The client of this request was erased since.")
                    .exception();
        }
        return found instanceof DecisionStore.Found.Kept kept
                ? Optional.of(kept.decision().answer().getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
