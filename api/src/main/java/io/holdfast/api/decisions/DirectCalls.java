package io.holdfast.api.decisions;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.KeyedCalls;
import io.holdfast.api.problem.PackedBodies;
import io.holdfast.api.problem.ProblemMapper;
import io.holdfast.api.problem.RequestBodies;
import io.holdfast.api.problem.UnpackedBody;
import io.holdfast.api.problem.WholeBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers the plainest call for a decision, JSON under an API key, before the JAX-RS framework is asked, which would cost as
 * much as deciding does. Whatever is not as plain, or may not enter, goes on to the resource and is judged there.
 */
public final class DirectCalls extends HttpFilter {

    /** The only address they are answered at. */
    public static final String PATH = "/v1/decisions";

    private static final Set<String> JSON =
            Set.of("application/json", "application/json; charset=utf-8", "application/json;charset=utf-8");
    private static final Set<String> ANYTHING_OR_JSON = Set.of("*/*", MediaType.APPLICATION_JSON);

    /** Headers that say something which only the framework understands, or may find wrong. */
    private static final List<String> SAY_MORE = List.of(
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.COOKIE);

    private final KeyedCalls calls;
    private final DecisionsResource decisions;
    private final int maxBytes;
    private final Duration longest;

    /**
     * @param maxBytes that a body may have
     * @param longest that a body may take to come in
     */
    DirectCalls(KeyedCalls calls, DecisionsResource decisions, int maxBytes, Duration longest) {
        this.calls = calls;
        this.decisions = decisions;
        this.maxBytes = maxBytes;
        this.longest = longest;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isPlain(request) || !isAnswered(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] decision;
        try {
            Optional<Caller> caller = calls.enter(request, DecisionsResource.MAY_DECIDE);
            if (caller.isEmpty()) {
                return false;
            }
            decision = decisions.decide(body(request), caller.get());
        } catch (Throwable failure) {
            ProblemMapper.send(failure, response);
            return true;
        }
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(decision.length);
        response.getOutputStream().write(decision);
        return true;
    }

    private InputStream body(HttpServletRequest request) throws IOException {
        InputStream body = request.getInputStream();
        return PackedBodies.isPacked(request)
                ? RequestBodies.limited(new UnpackedBody(body), maxBytes, longest)
                : RequestBodies.limited(body, request.getContentLengthLong(), maxBytes, longest);
    }

    private static boolean isPlain(HttpServletRequest request) {
        return !WholeBodies.isComing(request)
                && request.getMethod().equals(HttpMethod.POST)
                && request.getRequestURI().equals(PATH)
                && isOneOf(request, HttpHeaders.CONTENT_TYPE, JSON)
                && (request.getHeader(HttpHeaders.ACCEPT) == null
                        || isOneOf(request, HttpHeaders.ACCEPT, ANYTHING_OR_JSON))
                && SAY_MORE.stream().allMatch(header -> request.getHeader(header) == null);
    }

    /** Whether a header is there once, and says one of the values. */
    private static boolean isOneOf(HttpServletRequest request, String header, Set<String> values) {
        Enumeration<String> said = request.getHeaders(header);
        return said.hasMoreElements() && values.contains(said.nextElement()) && !said.hasMoreElements();
    }
}
