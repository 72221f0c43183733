package io.holdfast.api.decisions;

import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.sample.SampleBook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for made-up clients before the service says that it is ready: code that runs for the first time is many times
 * slower, and a service that is restarted under load would be behind from its first second. Nothing is kept, counted or
 * asked of the database.
 */
public final class WarmUp implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int CLIENTS = 200;
    private static final long SEED = 1;

    private final ActiveBook active;
    private final Consumer<byte[]> decider;
    private final Clock clock;
    private final Duration longest;
    private final Thread thread = new DaemonThreads("warm-up").newThread(this::run);
    private volatile boolean over;

    /**
     * @param decider takes the body of a request to an answer that nobody gets
     * @param longest how long it goes on; 0 for not at all
     */
    WarmUp(ActiveBook active, Consumer<byte[]> decider, Clock clock, Duration longest) {
        this.active = active;
        this.decider = decider;
        this.clock = clock;
        this.longest = longest;
        this.over = longest.toNanoseconds() == 0;
    }

    /** Whether decisions can be asked for as fast as this has made them. */
    public boolean isOver() {
        return over;
    }

    @Override
    public void start() {
        if (!over) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        over = true;
    }

    private void run() {
        long until = System.nanoTime() + longest.toNanoseconds();
        try {
            int decided = 0;
            List<byte[]> requests = requests();
            while (!over && active.current().isPresent() && System.nanoTime() < until) {
                decide(requests.get(decided % requests.size()));
                decided++;
            }
            LOG.debug("Warmed up with {} decisions", decided);
        } catch (RuntimeException cold) {
            LOG.debug("Decisions stay cold", cold);
        } finally {
            over = true;
        }
    }

    private void decide(byte[] request) {
        try {
            decider.accept(request);
        } catch (ProblemException unfit) {
            LOG.trace("A made-up client does not fit this book", unfit);
        }
    }

    private List<byte[]> requests() {
        LocalDate today = LocalDate.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        return SampleBook.clients(SEED, CLIENTS, today)
                .map(client -> "{\"client\":" + client + "}")
                .map(request -> request.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
