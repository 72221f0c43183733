package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets only some roles through to one method of a resource. */
@Priority(Priorities.AUTHORIZATION)
final class RoleCheck implements ContainerRequestFilter {

    private final Set<String> roles;

    RoleCheck(Set<String> roles) {
        this.roles = roles;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        if (security.getUserPrincipal() == null) {
            throw Identification.unauthenticated("Send an API key: `Authorization: Bearer …`.");
        }
        if (roles.stream().noneMatch(security::isUserInRole)) {
            throw Problem.of(ProblemCode.FORBIDDEN, words()).exception();
        }
    }

    private String words() {
        List<String> sorted = roles.stream().sorted().toList();
        return switch (sorted.size()) {
            case 0 -> "Nobody may do this.";
            case 1 -> "This needs the role " + sorted.get(0) + ".";
            default ->
                sorted.stream()
                        .limit(sorted.size() - 1L)
                        .collect(Collectors.joining(
                                ", ", "This needs one of the roles ", " or " + sorted.get(sorted.size() - 1) + "."));
        };
    }
}
