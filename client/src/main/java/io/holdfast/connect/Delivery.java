package io.holdfast.connect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Sends requests until they are answered, or it has been tried often enough. */
final class Delivery {

    /** What may be otherwise the next time. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Retries retries;

    Delivery(Retries retries) {
        this.retries = retries;
    }

    /** The body of a good answer. */
    String send(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == retries.attempts();
            Duration wait = retries.after(attempt, ThreadLocalRandom.current().nextDouble());
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                if (last || !PASSING.contains(answer.statusCode())) {
                    throw Refused.of(answer.statusCode(), answer.body());
                }
                pause(asked(answer).orElse(wait));
            } catch (IOException lost) {
                if (last) {
                    throw new Undelivered("No answer from " + request.uri() + " after " + attempt + " attempts.", lost);
                }
                pause(wait);
            } catch (InterruptedException stopped) {
                throw stopped(stopped);
            }
        }
    }

    /** What the service asks to wait, within what the caller is ready to wait. */
    private Optional<Duration> asked(HttpResponse<String> answer) {
        try {
            OptionalLong seconds = answer.headers().firstValueAsLong("Retry-After");
            return seconds.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.max(0, seconds.getAsLong())))
                            .map(wait -> wait.compareTo(retries.longest()) > 0 ? retries.longest() : wait);
        } catch (NumberFormatException aDate) {
            return Optional.empty();
        }
    }

    private static void pause(Duration wait) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    private static Undelivered stopped(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Undelivered("The caller was stopped before there was an answer.", cause);
    }
}
