package io.holdfast.api.access;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How people and programs show who they are.
 *
 * @param https whether people come over https, so that their cookies may never go another way
 * @param callsAtOnce calls that one caller may have under way in one service
 * @param sessionIdle how long a session lasts without being used
 * @param sessionLongest how long it lasts at most
 */
public record AccessSettings(
        Boolean https,

        @MinDuration(value = 1, unit = TimeUnit.MINUTES) @MaxDuration(value = 30, unit = TimeUnit.DAYS)
        Duration sessionIdle,

        @MinDuration(value = 1, unit = TimeUnit.MINUTES) @MaxDuration(value = 90, unit = TimeUnit.DAYS)
        Duration sessionLongest,

        @Min(1) @Max(100_000) Integer callsAtOnce,

        @Valid OidcSettings oidc) {

    /** Half of the threads of a service that has no other number of them. */
    private static final int CALLS_AT_ONCE = 512;

    /** A working day of pages that stay open; a new log-in once a day. */
    public static final AccessSettings STANDARD = new AccessSettings(null, null, null, null, null);

    public AccessSettings(
            @Nullable Boolean https,
            @Nullable Duration sessionIdle,
            @Nullable Duration sessionLongest,
            @Nullable Integer callsAtOnce,
            @Nullable OidcSettings oidc) {
        this.https = https != null && https;
        this.sessionIdle = sessionIdle == null ? Duration.hours(8) : sessionIdle;
        this.sessionLongest = sessionLongest == null ? Duration.hours(24) : sessionLongest;
        this.callsAtOnce = callsAtOnce == null ? CALLS_AT_ONCE : callsAtOnce;
        this.oidc = oidc == null ? OidcSettings.OFF : oidc;
    }

    /** The same with other people's tokens accepted. */
    public AccessSettings accepting(OidcSettings issuer) {
        return new AccessSettings(https, sessionIdle, sessionLongest, callsAtOnce, issuer);
    }

    /** The same with another limit of calls under way. */
    public AccessSettings withCallsAtOnce(int most) {
        return new AccessSettings(https, sessionIdle, sessionLongest, most, oidc);
    }
}
