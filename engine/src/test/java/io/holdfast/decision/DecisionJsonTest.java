package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written member by member is what Jackson writes of the same records: no member is forgotten or moved. */
class DecisionJsonTest {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Random random = new Random(11);

    @Test
    void everyMemberIsWrittenAsJacksonWritesIt() throws Exception {
        for (int i = 0; i < 300; i++) {
            Decision decision = (Decision) any(Decision.class);
            assertThat(DecisionJson.line(decision)).isEqualTo(PLAIN.writeValueAsString(decision));
            assertThat(DecisionJson.bytes(decision)).isEqualTo(PLAIN.writeValueAsBytes(decision));
        }
    }

    @Test
    void numbersAreWrittenAsJavaWritesThem() throws Exception {
        for (int i = 0; i < 50_000; i++) {
            double number = number();
            assertThat(written(number)).isEqualTo(Double.toString(number));
        }
        for (double number :
                new double[] {0, -0.0, 0.01, 0.1, 1, 999_999.99, 1e6, 1e7, -0.5, 0.005, Double.MIN_VALUE}) {
            assertThat(written(number)).isEqualTo(Double.toString(number));
        }
    }

    private static String written(double number) throws Exception {
        StringWriter text = new StringWriter();
        try (var out = PLAIN.createGenerator(text)) {
            NumberWriter.write(out, number);
        }
        return text.toString();
    }

    private double number() {
        double any = random.nextDouble() * Math.pow(10, random.nextInt(12) - 3);
        return switch (random.nextInt(4)) {
            case 0 -> any;
            case 1 -> Math.round(any);
            default -> Math.round(any * 100) / 100.0;
        };
    }

    private @Nullable Object any(RecordComponent component) throws ReflectiveOperationException {
        boolean unknown = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextBoolean();
        return unknown ? null : any(component.getGenericType());
    }

    private Object any(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == Map.class ? Map.of() : some(of.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        } else if (plain == LocalDate.class) {
            return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
        } else if (plain == double.class || plain == Double.class) {
            return number();
        } else if (plain == int.class || plain == Integer.class) {
            return random.nextInt(1_000);
        } else if (plain == boolean.class || plain == Boolean.class) {
            return random.nextBoolean();
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : "text \"" + random.nextInt() + "\" – £\n";
    }

    private List<Object> some(Type of) throws ReflectiveOperationException {
        List<Object> some = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            some.add(any(of));
        }
        return some;
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = any(components[i]);
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }
}
