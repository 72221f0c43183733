package io.holdfast.api.decisions;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.UnpackingFilter;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.InOrder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Many decisions in one request: a line of JSON for each, in and out, in their order. */
@Path("/v1/decisions/batch")
public final class BatchResource implements Managed {

    static final String LINES = "application/x-ndjson";

    private static final int TOGETHER = 64;
    private static final int WAITING = 2 * Runtime.getRuntime().availableProcessors();

    private final ActiveBook active;
    private final Decider decider;
    private final Optional<DecisionLog> log;
    private final Clock clock;
    private final DecisionMetrics metrics;
    private final int longestLine;
    private final ExecutorService workers;

    /**
     * @param longestLine bytes a line may have, as many as a single request
     */
    BatchResource(
            ActiveBook active,
            Decider decider,
            Optional<DecisionLog> log,
            Clock clock,
            DecisionMetrics metrics,
            int longestLine) {
        this.active = active;
        this.decider = decider;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
        this.longestLine = longestLine;
        // All batches share them, so that many batches leave single calls as much of the machine as one does.
        this.workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), new DaemonThreads("batch"));
    }

    @POST
    @AnySize
    @Consumes({LINES, "application/jsonl"})
    @Produces(LINES)
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public StreamingOutput decide(
            InputStream body,
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        Decider.live(active);
        String actor = Caller.of(security).name();
        // A line of its own stands for itself, so the key needs no fingerprint of the whole.
        BatchIds ids = new BatchIds(RequestKey.of(key, actor, ""));
        Batch batch = new Batch(decider, log, clock, actor, ids, metrics);
        Spool spooled = Spool.of(body, headers.getHeaderString(UnpackingFilter.UNPACKED) != null);
        return out -> answer(spooled, batch, out);
    }

    private void answer(Spool spooled, Batch batch, OutputStream out) throws IOException {
        try (InputStream in = spooled.takeOut()) {
            Map<String, String> logged =
                    Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
            new InOrder<BatchLine, byte[]>(workers, TOGETHER, WAITING, lines -> {
                        MDC.setContextMap(logged);
                        try {
                            return batch.answers(lines);
                        } finally {
                            MDC.clear();
                        }
                    })
                    .over(new BatchLines(in, longestLine), answers -> send(answers, out));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void send(List<byte[]> answers, OutputStream out) {
        try {
            for (byte[] answer : answers) {
                out.write(answer);
            }
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void stop() {
        workers.shutdown();
    }
}
