package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A fact that a pattern needs: its kind, and what it must be by itself. Whether it fits the other facts of the rule is
 * not looked at.
 */
record Need(FactType type, List<Check> checks) {

    static Need of(Element.Pattern pattern) {
        List<Check> checks = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            if (isAlone(condition, pattern)) {
                checks.add(Check.of(condition.test(), new Walk.Places(List.of(), pattern.fields())));
            }
        }
        return new Need(pattern.type(), List.copyOf(checks));
    }

    /** What makes two needs one. */
    static String text(Element.Pattern pattern) {
        StringBuilder text = new StringBuilder(pattern.type().word());
        for (Condition condition : pattern.conditions()) {
            if (isAlone(condition, pattern)) {
                text.append('\n')
                        .append(TestText.of(
                                "",
                                condition.test(),
                                name -> "own."
                                        + Objects.requireNonNull(
                                                        pattern.fields().get(name), name)
                                                .label()));
            }
        }
        return text.toString();
    }

    private static boolean isAlone(Condition condition, Element.Pattern pattern) {
        return DirectPattern.outside(condition.test(), pattern.fields()).isEmpty();
    }

    boolean isMet(FactSet facts) {
        for (Object fact : facts.of(type)) {
            if (isMetBy(fact)) {
                return true;
            }
        }
        return false;
    }

    boolean isMetBy(Object fact) {
        for (int i = 0; i < checks.size(); i++) {
            if (!checks.get(i).holds(fact, Check.NOTHING)) {
                return false;
            }
        }
        return true;
    }
}
