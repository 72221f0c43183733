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
        int now = underWay.merge(caller.name(), 1, Integer::sum);
        AtomicBoolean over = new AtomicBoolean();
        AutoCloseable call = () -> {
            if (over.compareAndSet(false, true)) {
                end(caller);
            }
        };
        if (now > most) {
            end(caller);
            throw refused();
        }
        return call;
    }

    /** How many callers have anything under way. */
    int callers() {
        return underWay.size();
    }

    private void end(Caller caller) {
        underWay.computeIfPresent(caller.name(), (name, count) -> count == 1 ? null : count - 1);
    }

    private WebApplicationException refused() {
        return new WebApplicationException(Response.fromResponse(Problem.of(
                                ProblemCode.TOO_MANY_REQUESTS,
                                "You have " + most + " calls under way, the most that one caller may have at once. Wait"
                                        + " for one to end.")
                        .response())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build());
    }
}
