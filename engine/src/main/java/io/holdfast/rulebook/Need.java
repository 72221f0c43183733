package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A fact that a pattern needs: its kind, and what it must be by itself. Whether it fits the other facts of the rule is
 * not looked at.
 */
final class Need {

    /** Most needs are met by so many facts of one client at most. */
    static final int FEW = 4;

    private final FactType type;
    private final Check[] checks;

    private Need(FactType type, Check[] checks) {
        this.type = type;
        this.checks = checks;
    }

    /**
     * What a pattern needs.
     *
     * @param checks what tests were made into, so that equal ones share one
     */
    static Need of(Element.Pattern pattern, Checks checks) {
        return new Need(
                pattern.type(),
                alone(pattern).stream().map(test -> checks.of(test, pattern)).toArray(Check[]::new));
    }

    FactType type() {
        return type;
    }

    /** Whether any fact of its kind will do. */
    boolean isAny() {
        return checks.length == 0;
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
        return !joins(condition.test(), pattern);
    }

    /** Whether a test of a pattern concerns other facts than its own. */
    static boolean joins(Test test, Element.Pattern pattern) {
        return !DirectPattern.outside(test, pattern.fields()).isEmpty();
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
        if (isAny()) {
            return all;
        }
        List<Object> meeting = List.of();
        for (int i = 0; i < all.size(); i++) {
            Object fact = all.get(i);
            if (isMetBy(fact)) {
                meeting = meeting.isEmpty() ? new ArrayList<>(Math.min(FEW, all.size() - i)) : meeting;
                meeting.add(fact);
            }
        }
        return meeting;
    }

    boolean isMetBy(Object fact) {
        for (Check check : checks) {
            if (!check.holds(fact, Check.NOTHING)) {
                return false;
            }
        }
        return true;
    }
}
