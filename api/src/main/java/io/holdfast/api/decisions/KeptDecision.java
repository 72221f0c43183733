package io.holdfast.api.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept: what it was made from, and what was answered.
 *
 * @param engine the version of Holdfast that made it
 * @param actor who asked for it
 * @param request how it was asked for, as JSON: see {@link Asked}
 * @param facts the facts as they were decided upon, complete, as JSON
 * @param answer as it was sent
 * @param withheld what a client held out was not told, as JSON; unknown for every other
 */
public record KeptDecision(
        UUID id,
        String clientId,
        LocalDate asOf,
        Instant decidedAt,
        String revision,
        String engine,
        String actor,
        String request,
        String facts,
        String answer,
        @Nullable String withheld) {

    /** A decision about a client who was not held out. */
    public KeptDecision(
            UUID id,
            String clientId,
            LocalDate asOf,
            Instant decidedAt,
            String revision,
            String engine,
            String actor,
            String request,
            String facts,
            String answer) {
        this(id, clientId, asOf, decidedAt, revision, engine, actor, request, facts, answer, null);
    }
}
