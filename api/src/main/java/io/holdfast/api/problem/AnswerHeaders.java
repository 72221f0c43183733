package io.holdfast.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What every answer carries: the request's id, also on its log lines, and headers that keep browsers careful. */
public final class AnswerHeaders extends HttpFilter {

    public static final String REQUEST_ID = "X-Request-Id";

    /** What is closed once the answer has been sent: an attribute of the request. */
    public static final String UNDER_WAY = AnswerHeaders.class.getName() + ".underWay";

    private static final Logger LOG = LoggerFactory.getLogger(AnswerHeaders.class);
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    /** As OpenTelemetry's agent calls it, which puts its own where none is. */
    private static final String TRACE_ID = "trace_id";

    private static final String NO_TRACE = "0".repeat(32);

    /** More than that, or for longer, nobody's unread body is waited for. */
    private static final long MOST_TAKEN_IN = 64L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = harmless(request.getHeader(REQUEST_ID));
        response.setHeader(REQUEST_ID, id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.getRequestURI().startsWith("/v1/")) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        try (MDC.MDCCloseable ignored = MDC.putCloseable("requestId", id)) {
            trace(request.getHeader("traceparent")).ifPresent(trace -> MDC.put(TRACE_ID, trace));
            if (request.getAttribute(PackedBodies.REFUSED) instanceof String instead && mayHaveBody(request)) {
                refuse(response, instead);
            } else {
                chain.doFilter(request, response);
            }
            readRest(request);
        } finally {
            MDC.remove(TRACE_ID);
            end(request.getAttribute(UNDER_WAY));
        }
    }

    private static boolean mayHaveBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static void refuse(HttpServletResponse response, String instead) throws IOException {
        Problem problem = PackedBodies.problem(instead);
        response.setStatus(problem.status());
        response.setContentType(Problem.TYPE.toString());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Accept-Encoding", instead);
        response.getOutputStream().write(problem.bytes());
    }

    /** The trace that the caller's own belongs to (W3C Trace Context). */
    static Optional<String> trace(@Nullable String given) {
        if (given == null) {
            return Optional.empty();
        }
        Matcher parent = TRACE.matcher(given);
        boolean known = parent.matches() && !given.startsWith("ff") && !NO_TRACE.equals(parent.group(1));
        return known ? Optional.of(parent.group(1)) : Optional.empty();
    }

    private static void end(@Nullable Object underWay) {
        if (underWay instanceof AutoCloseable call) {
            try {
                call.close();
            } catch (Exception impossible) {
                LOG.error("A call could not be ended", impossible);
            }
        }
    }

    /**
     * Takes in what a refusal left unread. A caller who is still sending would otherwise find the connection gone instead
     * of the answer that says why, and so might their next request. No thread waits for what may never come.
     */
    private static void readRest(HttpServletRequest request) {
        if (!mayHaveBody(request) || request.getContentLengthLong() > MOST_TAKEN_IN || request.isAsyncStarted()) {
            return;
        }
        try {
            ServletInputStream body = request.getInputStream();
            if (!body.isFinished()) {
                UnreadBody.takeIn(body, request.startAsync(), MOST_TAKEN_IN, LONGEST);
            }
        } catch (IOException | RuntimeException gone) {
            // Who does not send the rest loses the connection.
        }
    }

    /** It has to be told from others and is no secret, so it does not wait for bits that nobody can guess. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000;
        long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(version4, variant).toString();
    }

    /** The caller's own id where it cannot do harm in a log or a header; a new one otherwise. */
    static String harmless(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches() ? given : fresh();
    }
}
