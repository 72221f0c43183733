package io.holdfast.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where people are sent to log in, and from there to where they wanted to go. */
public final class LogInRedirect {

    private static final int LONGEST = 2000;

    private LogInRedirect() {}

    /** The way to the log-in page for somebody who asked for a page; empty for programs and for what is no page. */
    static Optional<Response> of(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET") || !wantsPages(request)) {
            return Optional.empty();
        }
        URI asked = request.getUriInfo().getRequestUri();
        String query = asked.getRawQuery();
        String then = local(asked.getRawPath() + (query == null ? "" : "?" + query));
        String address = then.equals("/") ? "/login" : "/login?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        return Optional.of(Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .build());
    }

    /** The address where it is one of ours, so that nobody is led astray; the first page otherwise. */
    public static String local(String address) {
        boolean ours = address.length() <= LONGEST
                && address.matches("/[!-~&&[^\\\\]]*")
                && !address.startsWith("//")
                && !address.startsWith("/login");
        return ours ? address : "/";
    }

    static boolean wantsPages(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.getType().equals("text")
                                && type.getSubtype().equals("html"))
                && !request.getUriInfo().getPath().startsWith("v1/");
    }
}
