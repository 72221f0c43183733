package io.holdfast.api.decisions;

import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.problem.ProblemMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Some lines of a batch, decided by the same means as single requests, and kept together before any is answered. */
final class Batch {

    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final Decider decider;
    private final Optional<DecisionLog> log;
    private final Clock clock;
    private final String actor;
    private final BatchIds ids;
    private final DecisionMetrics metrics;

    /**
     * @param log empty when no decision is kept
     * @param actor who asks
     */
    Batch(
            Decider decider,
            Optional<DecisionLog> log,
            Clock clock,
            String actor,
            BatchIds ids,
            DecisionMetrics metrics) {
        this.decider = decider;
        this.log = log;
        this.clock = clock;
        this.actor = actor;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** A line under its id, and what came of it so far. */
    private record Turn(BatchLine line, UUID id, Optional<Decider.Made> made, byte[] answer) {}

    /** What is answered to each line, in their order. */
    List<byte[]> answers(List<BatchLine> lines) {
        try {
            return kept(lines);
        } catch (DatabaseAway away) {
            Problem problem = Problem.of(
                    ProblemCode.DATABASE_AWAY,
                    "Nothing was kept of this line. Send the batch again with the same key.");
            return lines.stream().map(line -> failed(line, problem)).toList();
        }
    }

    private List<byte[]> kept(List<BatchLine> lines) {
        List<Turn> turns = turns(lines);
        try {
            keep(turns);
        } catch (DatabaseAway away) {
            throw away;
        } catch (RuntimeException twice) {
            if (!ids.areStable()) {
                throw twice;
            }
            // Somebody sends the same batch at the same time; who comes second gives the answers of who came first.
            turns = turns(lines);
            keep(turns);
        }
        return turns.stream().map(Turn::answer).toList();
    }

    private void keep(List<Turn> turns) {
        List<KeptDecision> toKeep = turns.stream()
                .flatMap(turn -> turn.made().flatMap(Decider.Made::toKeep).stream())
                .toList();
        if (log.isPresent() && !toKeep.isEmpty()) {
            log.get().keepTogether(toKeep);
        }
    }

    private List<Turn> turns(List<BatchLine> lines) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> own = lines.stream().map(line -> ids.of(line, now)).toList();
        Map<UUID, DecisionStore.Found> known =
                ids.areStable() && log.isPresent() ? log.get().find(own) : Map.of();
        Decider together = decider.lookedUp(() -> lines.stream()
                .flatMap(line -> NamedClient.in(line.body()).stream())
                .collect(Collectors.toSet()));
        List<Turn> turns = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            DecisionStore.Found found = known.get(own.get(i));
            turns.add(
                    found == null
                            ? decided(together, lines.get(i), own.get(i), now)
                            : again(lines.get(i), own.get(i), found));
        }
        return turns;
    }

    private static Turn again(BatchLine line, UUID id, DecisionStore.Found found) {
        byte[] answer = found instanceof DecisionStore.Found.Kept kept
                ? answered(line, kept.decision().answer().getBytes(StandardCharsets.UTF_8))
                : failed(line, Problem.of(ProblemCode.ERASED, "The client of this line was erased since."));
        return new Turn(line, id, Optional.empty(), answer);
    }

    private Turn decided(Decider together, BatchLine line, UUID id, Instant now) {
        try {
            Decider.Made made = metrics.counted(() -> {
                if (line.tooLong()) {
                    throw tooLong(line);
                }
                return together.make(line.body(), actor, now, id);
            });
            return new Turn(
                    line, id, Optional.of(made), answered(line, made.answered().bytes()));
        } catch (ProblemException refused) {
            return new Turn(line, id, Optional.empty(), failed(line, refused.problem()));
        } catch (DatabaseAway away) {
            throw away;
        } catch (IOException | RuntimeException unexpected) {
            return new Turn(line, id, Optional.empty(), failed(line, ProblemMapper.incident(unexpected)));
        }
    }

    private static ProblemException tooLong(BatchLine line) {
        return Problem.of(
                        ProblemCode.REQUEST_TOO_LARGE,
                        "A line may have " + line.body().length + " bytes. One line is for one client.")
                .exception();
    }

    private static byte[] answered(BatchLine line, byte[] decision) {
        return line(line, "decision", decision);
    }

    private static byte[] failed(BatchLine line, Problem problem) {
        return line(line, "problem", problem.bytes());
    }

    private static byte[] line(BatchLine line, String name, byte[] json) {
        byte[] before = ("{\"line\":" + line.number() + ",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(before, before.length + json.length + END.length);
        System.arraycopy(json, 0, whole, before.length, json.length);
        System.arraycopy(END, 0, whole, before.length + json.length, END.length);
        return whole;
    }
}
