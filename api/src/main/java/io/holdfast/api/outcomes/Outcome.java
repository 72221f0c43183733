package io.holdfast.api.outcomes;

import io.holdfast.api.decisions.Subject;
import io.holdfast.api.idempotency.Sent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One report of what a client did.
 *
 * @param on the day it happened
 * @param until the day a snooze ends
 * @param amount money that was won
 */
record Outcome(
        Subject subject,
        Result result,
        LocalDate on,
        Optional<LocalDate> until,
        Optional<String> reason,
        Optional<String> channel,
        Optional<BigDecimal> amount) {

    /**
     * What tells one report from another: all it says. Two that say the same are one, unless their senders gave them
     * different keys.
     *
     * @param sender caller and key, empty without a key
     */
    String fingerprint(List<String> sender) {
        return Sent.fingerprint(List.of(
                subject.clientId(),
                subject.decision().map(UUID::toString).orElse(""),
                subject.action(),
                subject.offer().orElse(""),
                result.word(),
                on.toString(),
                until.map(LocalDate::toString).orElse(""),
                reason.orElse(""),
                channel.orElse(""),
                amount.map(BigDecimal::toPlainString).orElse(""),
                String.join("\n", sender)));
    }
}
