package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.Session;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/**
 * Whoever looks at a page.
 *
 * @param csrfToken what forms bring along; empty where there is no session to log out of
 */
public record Visitor(String name, Role role, String csrfToken) {

    static Optional<Visitor> of(SecurityContext security) {
        Optional<Session> session = Session.of(security);
        return Caller.in(security)
                .map(caller -> new Visitor(
                        session.map(Session::user).orElse(caller.name()),
                        caller.role(),
                        session.map(Session::csrfToken).orElse("")));
    }

    /** Whether the pages about clients and rules are theirs to see. */
    public boolean readsTheBook() {
        return role != Role.CRM;
    }

    /** Whether drafts are theirs to begin. */
    public boolean editsRules() {
        return role == Role.ANALYST || role == Role.ADMIN;
    }

    /** Whether what is done of recommendations is theirs to say. */
    public boolean manages() {
        return role == Role.MANAGER || role == Role.ADMIN;
    }

    public boolean administers() {
        return role == Role.ADMIN;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Visitor[" + name + "]";
    }
}
