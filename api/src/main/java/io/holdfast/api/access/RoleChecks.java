package io.holdfast.api.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Set;

/**
 * Puts a check before every method of every resource: one that says nothing about who may is refused to everybody, and
 * where it is ours the service does not start.
 */
final class RoleChecks implements DynamicFeature {

    private static final String OURS = "io.holdfast.";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(PermitAll.class)) {
            context.register(new RoleCheck(roles(method)));
        }
    }

    private static Set<String> roles(Method method) {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Set.of(allowed.value());
        }
        if (method.getDeclaringClass().getName().startsWith(OURS)) {
            throw new IllegalStateException(method.getDeclaringClass().getName() + "." + method.getName()
                    + " does not say who may call it. Annotate it with @RolesAllowed or @PermitAll.");
        }
        return Set.of();
    }
}
