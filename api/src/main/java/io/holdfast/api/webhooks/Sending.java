package io.holdfast.api.webhooks;

import io.holdfast.api.database.DatabaseAway;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends what waits, target by target, in the order in which it happened. Who does not take an event is sent nothing for
 * a while, longer each time, so that no later event about a client overtakes an earlier one; an event that nobody took
 * for three days is dead, and so is one that a target says it will never take.
 */
final class Sending {

    private static final int TOGETHER = 50;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVES_UP = Duration.ofDays(3);
    private static final Duration SENT_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_KEPT = Duration.ofDays(30);
    /** What may be otherwise the next time: the receiver is busy, or asks to come back. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final WebhookStore store;
    private final Post post;
    private final Clock clock;

    Sending(WebhookStore store, Post post, Clock clock) {
        this.store = store;
        this.post = post;
        this.clock = clock;
    }

    /** Sends a target some of what waits for it; says whether more may follow at once. */
    boolean some(Target target) {
        if (!target.takes(now())) {
            return false;
        }
        List<Event> waiting = store.events(target.id(), "waiting", TOGETHER);
        for (Event event : waiting) {
            if (!send(target, event)) {
                return false;
            }
        }
        return waiting.size() == TOGETHER;
    }

    /** Removes what was settled long ago. */
    void prune() {
        store.prune("sent", now().minus(SENT_KEPT));
        store.prune("dead", now().minus(DEAD_KEPT));
    }

    private boolean send(Target target, Event event) {
        try {
            Instant at = now();
            Post.Answer answer = post.send(
                    target.url(),
                    Map.of(
                            Signature.HEADER,
                            Signature.of(target.secret(), event.body(), at),
                            "Holdfast-Event",
                            event.name(),
                            "Holdfast-Event-Id",
                            event.id().toString()),
                    event.body());
            return answered(target, event, answer);
        } catch (DatabaseAway away) {
            throw away;
        } catch (IOException unreachable) {
            return failed(target, event, String.valueOf(unreachable.getMessage()));
        }
    }

    private boolean answered(Target target, Event event, Post.Answer answer) {
        String said = "answered " + answer.line();
        if (answer.status() / 100 == 2) {
            store.sent(target, event, said, now());
            return true;
        }
        if (answer.status() / 100 == 4 && !LATER.contains(answer.status())) {
            store.dead(target, event, said, now());
            return true;
        }
        return failed(target, event, answer.status() / 100 == 3 ? said + "; redirects are not followed" : said);
    }

    private boolean failed(Target target, Event event, String why) {
        Instant now = now();
        if (event.created().plus(GIVES_UP).isBefore(now)) {
            store.dead(target, event, why, now);
            return true;
        }
        store.failed(target, event, why, now.plus(pause(target.failures())), now);
        return false;
    }

    /** Twice as long each time. */
    static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
