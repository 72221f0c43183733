package io.holdfast.client;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of one record type: what files may contain and what rules may ask, in order. */
public final class FactShape {

    private static final ClassValue<FactShape> SHAPES = new ClassValue<>() {
        @Override
        protected FactShape computeValue(Class<?> type) {
            return new FactShape(type);
        }
    };

    private final Class<?> type;
    private final Map<String, FactField> fields = new LinkedHashMap<>();

    private FactShape(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        for (RecordComponent component : components) {
            if (component.getAccessor().isAnnotationPresent(Derived.class)) {
                continue;
            }
            put(field(
                    component.getName(),
                    component.getGenericType(),
                    component.getAnnotatedType(),
                    component,
                    false,
                    component.getAccessor()));
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Derived.class))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> put(field(
                        method.getName(),
                        method.getGenericReturnType(),
                        method.getAnnotatedReturnType(),
                        method,
                        true,
                        method)));
    }

    /** The shape of a record type, or of a list type with derived facts of its own. */
    public static FactShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    public Class<?> type() {
        return type;
    }

    public Collection<FactField> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    public Optional<FactField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The names that rules may use, in order. */
    public List<String> names() {
        return fields.values().stream()
                .filter(field -> field.type() != Moment.class)
                .map(FactField::name)
                .toList();
    }

    /** Every path of single values below this shape, dotted: {@code contract.term}. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (FactField field : fields.values()) {
            if (field.kind().isScalar() || field.kind() == FactKind.TEXTS) {
                paths.add(field.name());
            }
            if (field.kind() != FactKind.ATTRIBUTES && !field.kind().isScalar() && field.type() != Moment.class) {
                inside(field).paths().forEach(inner -> paths.add(field.name() + "." + inner));
            }
        }
        return paths;
    }

    /** The shape inside a group, or of the list itself where it has derived facts such as a count. */
    public FactShape inside(FactField field) {
        return of(field.container());
    }

    private void put(FactField field) {
        fields.put(field.name(), field);
    }

    private static FactField field(
            String name,
            java.lang.reflect.Type generic,
            AnnotatedType annotated,
            AnnotatedElement element,
            boolean derived,
            Method accessor) {
        Class<?> raw = accessor.getReturnType();
        FactKind kind = kind(raw, generic);
        In in = element.getAnnotation(In.class);
        OneOf oneOf = element.getAnnotation(OneOf.class);
        Unit unit = in == null ? Unit.PLAIN : in.value();
        return new FactField(
                name,
                kind,
                raw,
                elementType(raw, generic),
                oneOf == null ? List.of() : List.of(oneOf.value()),
                unit,
                Math.max(least(unit), in == null ? Double.NEGATIVE_INFINITY : in.from()),
                Math.min(
                        unit == Unit.SHARE ? 1 : Double.POSITIVE_INFINITY,
                        in == null ? Double.POSITIVE_INFINITY : in.to()),
                element.isAnnotationPresent(Given.class),
                derived,
                annotated.isAnnotationPresent(Nullable.class),
                new Getter(accessor));
    }

    private static double least(Unit unit) {
        return switch (unit) {
            case PLAIN -> Double.NEGATIVE_INFINITY;
            case CHANGE -> -1;
            case COUNT, MONEY, SHARE -> 0;
        };
    }

    private static FactKind kind(Class<?> raw, java.lang.reflect.Type generic) {
        if (raw == String.class) {
            return FactKind.TEXT;
        } else if (raw == Integer.class || raw == int.class) {
            return FactKind.WHOLE;
        } else if (raw == Double.class || raw == double.class) {
            return FactKind.NUMBER;
        } else if (raw == Boolean.class || raw == boolean.class) {
            return FactKind.BOOLEAN;
        } else if (raw == LocalDate.class) {
            return FactKind.DATE;
        } else if (raw == Attributes.class) {
            return FactKind.ATTRIBUTES;
        } else if (List.class.isAssignableFrom(raw)) {
            return elementType(raw, generic) == String.class ? FactKind.TEXTS : FactKind.ENTRIES;
        }
        return FactKind.GROUP;
    }

    private static Class<?> elementType(Class<?> raw, java.lang.reflect.Type generic) {
        if (!List.class.isAssignableFrom(raw)) {
            return raw;
        }
        java.lang.reflect.Type list = raw == List.class ? generic : raw.getGenericSuperclass();
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
