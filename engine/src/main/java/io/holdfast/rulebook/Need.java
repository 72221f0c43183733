package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A fact that a pattern needs: its kind, and what it must be by itself. Whether it fits the other facts of the rule is
 * not looked at.
 */
record Need(FactType type, List<Check> checks) {

    /**
     * What a pattern needs.
     *
     * @param checks what tests were made into, so that equal ones share one
     */
    static Need of(Element.Pattern pattern, Checks checks) {
        List<Check> needed = new ArrayList<>();
        alone(pattern).forEach(test -> needed.add(checks.of(test, pattern)));
        return new Need(pattern.type(), List.copyOf(needed));
    }

    /** What a pattern asks of its fact alone. */
    static List<Test> alone(Element.Pattern pattern) {
        return pattern.conditions().stream()
                .filter(condition -> isAlone(condition, pattern))
                .map(Condition::test)
                .toList();
    }

    /** Whether a pattern asks of its fact nothing that concerns others. */
    static boolean isAll(Element.Pattern pattern) {
        return pattern.conditions().stream().allMatch(condition -> isAlone(condition, pattern));
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

    /** Whether a condition of a pattern concerns no fact but its own. */
    static boolean isAlone(Condition condition, Element.Pattern pattern) {
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

    /** The facts that meet it, in the order given. */
    List<Object> meeting(FactSet facts) {
        List<Object> all = facts.of(type);
        if (checks.isEmpty()) {
            return all;
        }
        List<Object> meeting = List.of();
        for (int i = 0; i < all.size(); i++) {
            if (isMetBy(all.get(i))) {
                meeting = meeting.isEmpty() ? new ArrayList<>(all.size() - i) : meeting;
                meeting.add(all.get(i));
            }
        }
        return meeting;
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
