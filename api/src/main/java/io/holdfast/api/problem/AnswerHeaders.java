package io.holdfast.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What every answer carries: the request's id, also on its log lines, and headers that keep browsers careful. */
public final class AnswerHeaders extends HttpFilter {

    public static final String REQUEST_ID = "X-Request-Id";

    private static final int SMALL = 64 * 1024;
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
            chain.doFilter(request, response);
        }
        readRest(request);
    }

    /** A small body that was refused unread would otherwise end the connection, and with it the caller's next request. */
    private static void readRest(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length <= 0 || length > SMALL || request.isAsyncStarted()) {
            return;
        }
        try {
            request.getInputStream().readNBytes((int) length);
        } catch (IOException | RuntimeException gone) {
            // Who does not send the rest loses the connection.
        }
    }

    /** The caller's own id where it cannot do harm in a log or a header; a new one otherwise. */
    static String harmless(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
