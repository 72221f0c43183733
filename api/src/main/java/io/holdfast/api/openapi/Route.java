package io.holdfast.api.openapi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its class declares it.
 *
 * @param verb {@code POST}
 * @param path {@code /v1/decisions/{id}}
 * @param takes media types of its body; empty where it has none
 * @param gives media types of its answer
 * @param roles who may; empty where everybody may
 */
record Route(String verb, String path, List<String> takes, List<String> gives, List<String> roles) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

    /** The endpoints of a resource class. */
    static Stream<Route> of(Class<?> resource) {
        Path root = resource.getAnnotation(Path.class);
        if (root == null) {
            return Stream.empty();
        }
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> verb(method).map(verb -> of(resource, root, method, verb)).stream());
    }

    private static Route of(Class<?> resource, Path root, Method method, String verb) {
        Path below = method.getAnnotation(Path.class);
        String path = "/" + root.value() + "/" + (below == null ? "" : below.value());
        String clean = path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        Produces produces = either(method.getAnnotation(Produces.class), resource.getAnnotation(Produces.class));
        Consumes consumes = method.getAnnotation(Consumes.class);
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        return new Route(
                verb,
                PARAMETER.matcher(clean).replaceAll("{$1}"),
                consumes == null ? List.of() : List.of(consumes.value()),
                produces == null ? List.of() : List.of(produces.value()),
                allowed == null ? List.of() : List.of(allowed.value()));
    }

    /** {@code POST /v1/decisions}. */
    String name() {
        return verb + " " + path;
    }

    String method() {
        return verb.toLowerCase(Locale.ROOT);
    }

    List<String> parameters() {
        Matcher matcher = PARAMETER.matcher(path);
        return matcher.results().map(one -> one.group(1)).toList();
    }

    /** Whether it is for programs; pages are for people, and nothing to build upon. */
    boolean isForPrograms() {
        return path.startsWith("/v1/") || path.equals("/openapi.json");
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static @Nullable Produces either(@Nullable Produces one, @Nullable Produces other) {
        return one == null ? other : one;
    }
}
