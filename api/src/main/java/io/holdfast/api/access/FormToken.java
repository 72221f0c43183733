package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses what would change something and comes with a session's cookie alone: another site can make a browser send
 * that. One of our own pages sends the session's token along, as a field of its form or as a header.
 */
@Priority(Priorities.AUTHENTICATION + 1)
final class FormToken implements ContainerRequestFilter {

    static final String HEADER = "X-Csrf-Token";
    static final String FIELD = "csrf";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final int LONGEST_HEAD = 1_024;
    private static final Pattern FIRST_PART =
            Pattern.compile("--[^\\r\\n]{1,70}\\r\\nContent-Disposition: form-data; name=\"" + FIELD
                    + "\"\\r\\n\\r\\n([\\w-]{1,200})\\r\\n");

    private final int formBytes;

    /**
     * @param formBytes the most that a form may hold
     */
    FormToken(int formBytes) {
        this.formBytes = formBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Optional<Session> session = Session.of(request.getSecurityContext());
        if (session.isPresent() && !SAFE.contains(request.getMethod())) {
            String expected = session.get().csrfToken();
            if (!sent(request).filter(expected::equals).isPresent()) {
                throw Problem.of(
                                ProblemCode.FORBIDDEN,
                                "The form is not one of this session. Go back, reload the page, and send it again.")
                        .exception();
            }
        }
    }

    private Optional<String> sent(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString(HEADER);
        return header != null ? Optional.of(header) : field(request);
    }

    private Optional<String> field(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return firstPart(request);
        }
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return Optional.empty();
        }
        byte[] form = request.getEntityStream().readNBytes(formBytes + 1);
        if (form.length > formBytes) {
            throw Problem.of(ProblemCode.REQUEST_TOO_LARGE, "A form may have " + formBytes + " bytes.")
                    .exception();
        }
        request.setEntityStream(new ByteArrayInputStream(form));
        return Stream.of(new String(form, StandardCharsets.ISO_8859_1).split("&", -1))
                .filter(pair -> pair.startsWith(FIELD + "="))
                .map(pair -> decoded(pair.substring(FIELD.length() + 1)))
                .findFirst();
    }

    /** A form with a file brings its token in its first part, so that the file need not be read to find it. */
    private static Optional<String> firstPart(ContainerRequestContext request) throws IOException {
        InputStream body = request.getEntityStream();
        byte[] head = body.readNBytes(LONGEST_HEAD);
        request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(head), body));
        Matcher part = FIRST_PART.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return part.lookingAt() ? Optional.of(part.group(1)) : Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
