package io.holdfast.api.access;

import io.holdfast.client.FactProblem;
import java.util.List;

/** Says what is wrong with something that was to be added or changed, field by field. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why it cannot be. */
    public enum Kind {
        /** What was said is not what can be said. */
        INVALID,
        /** There is nothing of that name. */
        UNKNOWN,
        /** It does not go with what is there. */
        CONFLICT
    }

    private final Kind kind;
    private final transient List<FactProblem> problems;

    private Refusal(Kind kind, String message, List<FactProblem> problems) {
        super(message, null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    static Refusal invalid(List<FactProblem> problems) {
        String words = String.join(
                " ", problems.stream().map(one -> one.message() + ".").toList());
        return new Refusal(Kind.INVALID, words, problems);
    }

    static Refusal unknown(String message) {
        return new Refusal(Kind.UNKNOWN, message, List.of());
    }

    static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** At JSON pointers into the request; empty where there is nothing to point at. */
    public List<FactProblem> problems() {
        return problems;
    }

    /** In plain words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
