package io.holdfast.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The cookie that a browser shows with every request once somebody has logged in. It is sent along when a link leads
 * here from elsewhere, so that links work; what changes anything needs the session's token besides.
 */
public final class SessionCookie {

    private final boolean https;
    private final String name;

    SessionCookie(boolean https) {
        this.https = https;
        // Browsers keep a cookie named so only where it came over https, from this very host.
        this.name = https ? "__Host-holdfast" : "holdfast";
    }

    /** Hands a new session's token to the browser, until it is closed. */
    public NewCookie of(Secret token) {
        return cookie(token.text(), NewCookie.DEFAULT_MAX_AGE);
    }

    /** Takes it away again. */
    public NewCookie gone() {
        return cookie("", 0);
    }

    /** The token that a request shows. */
    public Optional<Secret> in(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .map(Secret::shown);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
