package io.holdfast.api.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.message.internal.HeaderValueException;

/**
 * Ends a request with a header that HTTP does not allow, before anybody looks at it: whoever writes the answer looks at the
 * same headers, and would fail in turn.
 */
@PreMatching
@Priority(0)
public final class ReadableHeaders implements ContainerRequestFilter {

    private static final Map<String, Look> LOOKS = Map.of(
            HttpHeaders.ACCEPT, ContainerRequestContext::getAcceptableMediaTypes,
            HttpHeaders.ACCEPT_LANGUAGE, ContainerRequestContext::getAcceptableLanguages,
            HttpHeaders.CONTENT_TYPE, ReadableHeaders::type,
            HttpHeaders.CONTENT_LANGUAGE, ContainerRequestContext::getLanguage,
            HttpHeaders.COOKIE, ContainerRequestContext::getCookies);

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> bad = new TreeSet<>();
        LOOKS.forEach((header, look) -> {
            if (request.getHeaders().containsKey(header) && isBad(request, look)) {
                bad.add(header);
            }
        });
        if (!bad.isEmpty()) {
            bad.forEach(request.getHeaders()::remove);
            throw Problem.of(
                            ProblemCode.UNREADABLE_REQUEST,
                            "HTTP does not allow what these headers say: " + String.join(", ", bad) + ".")
                    .exception();
        }
    }

    /** The letters of a form are the ones it names; all else is read as UTF-8, whatever it says. */
    private static Object type(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        String letters = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return letters != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)
                ? Charset.forName(letters)
                : type;
    }

    private static boolean isBad(ContainerRequestContext request, Look look) {
        try {
            look.at(request);
            return false;
        } catch (HeaderValueException | IllegalArgumentException bad) {
            return true;
        }
    }

    /** Reads one header. */
    private interface Look {
        Object at(ContainerRequestContext request);
    }
}
