package io.holdfast.api.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reports that were made within the last minute: a click more costs nothing, and one is made at a time. */
final class RecentReports {

    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final int MOST = 8;

    private final Clock clock;
    private final Map<Object, Made> made = new LinkedHashMap<>();

    RecentReports(Clock clock) {
        this.clock = clock;
    }

    private record Made(Instant at, byte[] report) {}

    /** The report of these parameters, made now unless it was just made. */
    synchronized byte[] get(Object parameters, Supplier<byte[]> making) {
        Instant now = clock.instant();
        made.values().removeIf(one -> !now.isBefore(one.at().plus(RECENT)));
        Made known = made.get(parameters);
        if (known != null) {
            return known.report();
        }
        byte[] report = making.get();
        made.put(parameters, new Made(now, report));
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
        return report;
    }
}
