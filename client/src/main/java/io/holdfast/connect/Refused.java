package io.holdfast.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The service will not do it, and says why. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Mistake> mistakes;

    private Refused(int status, String code, String detail, List<Mistake> mistakes) {
        super(status + " " + code + ": " + detail + (mistakes.isEmpty() ? "" : " " + mistakes));
        this.status = status;
        this.code = code;
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * One mistake in what was sent.
     *
     * @param pointer JSON pointer to it
     */
    public record Mistake(String pointer, String message) {

        @Override
        public String toString() {
            return pointer + ": " + message;
        }
    }

    static Refused of(int status, String body) {
        JsonNode problem = Connection.tree(body);
        List<Mistake> mistakes = new ArrayList<>();
        problem.path("errors")
                .forEach(one -> mistakes.add(new Mistake(
                        one.path("pointer").asText(), one.path("message").asText())));
        return new Refused(
                status,
                problem.path("code").asText("unknown"),
                problem.path("detail").asText(""),
                mistakes);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind of problem, as a word that never changes: {@code invalid-facts}. */
    public String code() {
        return code;
    }

    /** Every mistake at its place. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
