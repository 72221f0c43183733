package io.holdfast.rulebook;

import io.holdfast.client.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What explanations call things, and how they show values. */
final class Traces {

    private static final String NONE = "none";
    private static final int DECIMALS = 4;
    private static final double SCALE = 10_000;

    private Traces() {}

    /** That there is nothing of a kind, as a rule wants it. */
    static ConditionReading none(Element.Not not) {
        return new ConditionReading(not.words(), subject(not.part()), NONE, NONE, true);
    }

    /** Whether there is a fact of a kind, as a rule wants it. */
    static ConditionReading one(Element part, String words, boolean isThere) {
        return new ConditionReading(words, subject(part), "one", "at least one", isThere);
    }

    /** A value as JSON can hold it, numbers without the noise of binary fractions. */
    static Object shown(@Nullable Object value) {
        if (value == null) {
            return FactText.UNKNOWN;
        } else if (value instanceof Double number) {
            return rounded(number);
        } else if (value instanceof LocalDate date) {
            return date.toString();
        }
        return value;
    }

    /** To four decimals; digit by digit only where halves are in doubt. */
    private static Object rounded(double number) {
        double scaled = number * SCALE;
        if (!NumberText.isClear(scaled)) {
            BigDecimal exact = BigDecimal.valueOf(number)
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return exact.scale() <= 0 ? (Object) exact.longValue() : (Object) exact.doubleValue();
        }
        double shown = Math.rint(scaled) / SCALE;
        return shown == Math.rint(shown) ? (Object) (long) shown : (Object) shown;
    }

    /** The signal that a pattern asks about; empty when it is about none. */
    static Optional<String> signalName(Element.Pattern pattern) {
        if (pattern.type() == FactType.SIGNAL) {
            for (Condition condition : pattern.conditions()) {
                if (isNameOfSignal(condition.test())) {
                    Test.Compare named = (Test.Compare) condition.test();
                    return Optional.of(String.valueOf(((Literal) named.other()).constant()));
                }
            }
        }
        return Optional.empty();
    }

    static boolean isNameOfSignal(Test test) {
        return test instanceof Test.Compare compare
                && compare.operator() == Operator.EQUAL
                && compare.fact().label().equals("signal.name")
                && compare.other() instanceof Literal;
    }

    /** What a part of a rule is about, in a word. */
    static String subject(Element element) {
        if (element instanceof Element.Pattern pattern) {
            return signalName(pattern).orElse(pattern.type().word().toLowerCase(Locale.ROOT));
        } else if (element instanceof Element.And and && !and.parts().isEmpty()) {
            return subject(and.parts().get(0));
        }
        return "facts";
    }
}
