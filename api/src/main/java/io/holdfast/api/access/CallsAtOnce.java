package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the calls that each caller has under way, so that one with slow or huge ones leaves the service to the others. */
final class CallsAtOnce {

    private static final String NOBODY = "";

    private final int most;
    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();

    /**
     * @param most calls of one caller in this service
     */
    CallsAtOnce(int most) {
        this.most = most;
    }

    /** Begins a call; it is over once what comes back is closed. Refused where there are too many. */
    AutoCloseable begin(Caller caller) {
        return begin(caller.name(), most);
    }

    /** Begins a call of somebody who shows nothing. All of them are one, who may have a quarter of what others may. */
    AutoCloseable beginOfNobody() {
        return begin(NOBODY, Math.max(1, most / 4));
    }

    private AutoCloseable begin(String who, int most) {
        int now = underWay.merge(who, 1, Integer::sum);
        AtomicBoolean over = new AtomicBoolean();
        AutoCloseable call = () -> {
            if (over.compareAndSet(false, true)) {
                end(who);
            }
        };
        if (now > most) {
            end(who);
            throw refused(most);
        }
        return call;
    }

    /** How many callers have anything under way. */
    int callers() {
        return underWay.size();
    }

    private void end(String who) {
        underWay.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
    }

    private static WebApplicationException refused(int most) {
        return new WebApplicationException(Response.fromResponse(Problem.of(
                                ProblemCode.TOO_MANY_REQUESTS,
                                "You have " + most + " calls under way, the most that one caller may have at once. Wait"
                                        + " for one to end.")
                        .response())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build());
    }
}
