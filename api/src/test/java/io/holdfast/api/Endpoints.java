package io.holdfast.api;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every endpoint there is, read from the classes, so that none can be forgotten: {@code POST /v1/outcomes}. */
final class Endpoints {

    private Endpoints() {}

    /** In alphabetical order. */
    static Set<String> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.holdfast.api").stream()
                        .filter(one -> one.isAnnotatedWith(Path.class))
                        .flatMap(one -> Arrays.stream(one.reflect().getDeclaredMethods()))
                        .flatMap(method -> verb(method).map(verb -> verb + " " + path(method)).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value() + "/"
                + (below == null ? "" : below.value());
        return "/" + path.replaceAll("/+", "/").replaceAll("^/|/$", "");
    }
}
