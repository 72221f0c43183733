package io.holdfast.api.idempotency;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller names one request by, however often it is sent.
 *
 * @param caller the key means something only for this one
 * @param key of the caller's choice
 * @param fingerprint stands for what was sent
 */
public record RequestKey(String caller, String key, String fingerprint) {

    public static final String HEADER = "Idempotency-Key";

    /** The header of an answer that was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern FIT = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** The key of a request; empty where the caller sent none. */
    public static Optional<RequestKey> of(@Nullable String header, String caller, String fingerprint) {
        if (header == null) {
            return Optional.empty();
        }
        String key = header.strip();
        if (!FIT.matcher(key).matches()) {
            String words = "`Idempotency-Key` has 1 to 255 letters, digits and signs of ASCII, without blanks.";
            throw Problem.of(ProblemCode.INVALID_REQUEST, words, List.of(new FactProblem("/Idempotency-Key", words)))
                    .exception();
        }
        return Optional.of(new RequestKey(caller, key, fingerprint));
    }
}
