package io.holdfast.api.drafts;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A draft's version as HTTP carries it: an entity tag such as {@code "3"}. */
final class DraftTag {

    private static final Pattern TAG = Pattern.compile("\"([1-9]\\d{0,17})\"");

    private static final long UNSAID = -1;

    private DraftTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller knows, which has to be said with every change; {@link #UNSAID} where they do not, which
     * {@link #needed} tells them once the draft is found.
     */
    static long known(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            return UNSAID;
        }
        Matcher tag = TAG.matcher(given.strip());
        if (!tag.matches()) {
            throw Refused.invalid("/If-Match", "the ETag of a draft is its version in quotes: If-Match: \"3\"");
        }
        return Long.parseLong(tag.group(1));
    }

    /** Refuses a change of somebody who does not say which version they know. */
    static void needed(long known) {
        if (known == UNSAID) {
            throw Problem.of(
                            ProblemCode.PRECONDITION_REQUIRED,
                            "Say which version of the draft you know, with its ETag: If-Match: \"3\". Somebody else"
                                    + " may have changed it since.")
                    .exception();
        }
    }
}
