package io.holdfast.api.access;

import io.holdfast.api.problem.AnswerHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets in callers who show an API key that has no limit and send a whole body, where nothing else has to be looked at. */
public final class KeyedCalls {

    private final Keys keys;
    private final CallsAtOnce atOnce;

    KeyedCalls(Keys keys, CallsAtOnce atOnce) {
        this.keys = keys;
        this.atOnce = atOnce;
    }

    /**
     * Begins a call, which counts as under way until it is answered.
     *
     * @param roles who may
     * @return who calls; empty for everybody who has to be asked more, or told why they may not: nothing was counted then
     */
    public Optional<Caller> enter(HttpServletRequest request, Set<Role> roles) {
        List<String> shown = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (shown.size() != 1) {
            return Optional.empty();
        }
        return Identification.bearer(shown.get(0))
                .filter(secret -> secret.startsWith(Keys.PREFIX))
                .flatMap(secret -> keys.known(Secret.shown(secret)))
                .filter(key -> key.callsPerMinute().isEmpty() && roles.contains(key.role()))
                .map(ApiKey::caller)
                .filter(caller -> isBegun(request, caller));
    }

    private boolean isBegun(HttpServletRequest request, Caller caller) {
        try {
            request.setAttribute(AnswerHeaders.UNDER_WAY, atOnce.begin(caller, false));
            return true;
        } catch (WebApplicationException tooMany) {
            return false;
        }
    }
}
