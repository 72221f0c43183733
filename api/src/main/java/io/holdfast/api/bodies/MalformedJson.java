package io.holdfast.api.bodies;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.io.IOException;

/** Says what is wrong with a body that is not JSON, and where. */
public final class MalformedJson {

    private MalformedJson() {}

    public static Problem problem(IOException failure) {
        if (failure instanceof JsonProcessingException cut
                && cut.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return problem("The document ends too early", cut.getLocation());
        }
        if (failure instanceof StreamConstraintsException endless) {
            return problem(
                    "The document is nested too deeply, or a name or number in it is too long", endless.getLocation());
        }
        if (failure instanceof JsonProcessingException malformed) {
            return problem(cleaned(malformed.getOriginalMessage()), malformed.getLocation());
        }
        return problem("The body is not UTF-8, which JSON has to be.");
    }

    public static Problem problem(String what, JsonLocation at) {
        return problem(
                at == null ? what + "." : what + ", at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
    }

    public static Problem problem(String detail) {
        return Problem.of(ProblemCode.MALFORMED_JSON, detail);
    }

    /** The parser's own words up to where it starts to speak of Java. */
    private static String cleaned(String message) {
        String words = message.lines().findFirst().orElse("");
        for (String java : new String[] {
            " (start marker", ": enable `", ": maybe", " (not recognized", "[Source", " (`", "com.fasterxml"
        }) {
            int from = words.indexOf(java);
            words = from < 0 ? words : words.substring(0, from);
        }
        return words.isBlank() ? "The document is not JSON" : words.strip();
    }
}
