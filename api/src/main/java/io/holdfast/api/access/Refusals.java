package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.util.function.Supplier;

/** Tells callers of the endpoints about keys and users why something cannot be. */
final class Refusals {

    private Refusals() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw problem(refusal).exception();
        }
    }

    static Problem problem(Refusal refusal) {
        ProblemCode code = switch (refusal.kind()) {
            case INVALID -> ProblemCode.INVALID_REQUEST;
            case UNKNOWN -> ProblemCode.NOT_FOUND;
            case CONFLICT -> ProblemCode.CONFLICT;
        };
        return Problem.of(code, refusal.words(), refusal.problems());
    }
}
