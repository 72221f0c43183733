package io.holdfast.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts log-ins that failed, by the address they came from; forgotten when the service stops. */
final class AddressFailures {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int ADDRESSES = 100_000;
    /** A whole office may come from one address, and some of it mistypes. */
    private static final int FREE = 20;

    private final Clock clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(ADDRESSES)
            .build();

    AddressFailures(Clock clock) {
        this.clock = clock;
    }

    /** How long an address has to wait; empty when it may try. */
    Optional<Duration> wait(String address) {
        Failures before = failures.getIfPresent(address);
        Instant now = clock.instant();
        return before == null || !now.isBefore(before.nextAt())
                ? Optional.empty()
                : Optional.of(Duration.between(now, before.nextAt()));
    }

    void failed(String address) {
        failures.asMap().compute(address, (key, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, clock.instant().plus(Slowness.after(count - FREE)));
        });
    }

    private record Failures(int count, Instant nextAt) {}
}
