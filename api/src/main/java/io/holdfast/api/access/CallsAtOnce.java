package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that each caller has under way, so that some with slow or huge ones leave the service to the others. */
final class CallsAtOnce {

    private static final String NOBODY = "";

    /** Who has no more than these is not one of those who take the service from the others. */
    private static final int FEW = 16;

    private final int most;
    private final int altogether;
    private final Counts underWay = new Counts();
    private final Counts coming = new Counts();

    /**
     * @param most calls of one caller in this service
     * @param threads that the service has for all calls
     */
    CallsAtOnce(int most, int threads) {
        this.most = most;
        this.altogether = Math.max(1, threads * 3 / 4);
    }

    /**
     * Begins a call; it is over once what comes back is closed. Refused where the caller has too many, or more than a few while
     * three quarters of the service are taken.
     *
     * @param isComing whether its body is still on its way: of these a caller may have an eighth of all
     */
    AutoCloseable begin(Caller caller, boolean isComing) {
        AutoCloseable call = begin(caller.name(), most);
        if (!isComing) {
            return call;
        }
        if (coming.more(caller.name()) > share(8)) {
            coming.less(caller.name());
            underWay.less(caller.name());
            throw refused("You have " + share(8)
                    + " calls under way whose bodies are large, or come slowly, the most that one"
                    + " caller may have at once.");
        }
        return once(() -> {
            coming.less(caller.name());
            underWay.less(caller.name());
        });
    }

    /** Begins a call of somebody who shows nothing. All of them are one, who may have a quarter of what others may. */
    AutoCloseable beginOfNobody() {
        return begin(NOBODY, share(4));
    }

    private int share(int part) {
        return Math.max(1, most / part);
    }

    private AutoCloseable begin(String who, int most) {
        int now = underWay.more(who);
        if (now > most) {
            underWay.less(who);
            throw refused("You have " + most + " calls under way, the most that one caller may have at once.");
        }
        if (now > FEW && underWay.all() > altogether) {
            underWay.less(who);
            throw refused(
                    "The service has " + altogether + " calls under way, and more than " + FEW + " of them are yours.");
        }
        return once(() -> underWay.less(who));
    }

    private static AutoCloseable once(Runnable end) {
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                end.run();
            }
        };
    }

    /** How many callers have anything under way. */
    int callers() {
        return underWay.callers();
    }

    private static WebApplicationException refused(String why) {
        return new WebApplicationException(
                Response.fromResponse(Problem.of(ProblemCode.TOO_MANY_REQUESTS, why + " Wait for one to end.")
                                .response())
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build());
    }

    /** How many each has, and all together. */
    private static final class Counts {

        private final ConcurrentHashMap<String, Integer> each = new ConcurrentHashMap<>();
        private final AtomicInteger all = new AtomicInteger();

        int more(String who) {
            all.incrementAndGet();
            return each.merge(who, 1, Integer::sum);
        }

        void less(String who) {
            all.decrementAndGet();
            each.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
        }

        int all() {
            return all.get();
        }

        int callers() {
            return each.size();
        }
    }
}
