package io.holdfast.rulebook;

import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.source.Nearest;
import java.util.List;
import java.util.Optional;

/** Why a comparison cannot be meant: its operator or value does not fit the kind of fact. */
record TypeFault(String message, String advice) {

    static Optional<TypeFault> of(Test.Compare compare) {
        return Optional.ofNullable(
                compare.other() instanceof Literal literal
                        ? withLiteral(compare.fact(), compare.operator(), literal)
                        : withFact(compare.fact(), compare.operator(), (FactPath) compare.other()));
    }

    private static @org.jspecify.annotations.Nullable TypeFault withLiteral(
            FactPath fact, Operator operator, Literal literal) {
        Object value = literal.constant();
        String name = "`" + fact.label() + "`";
        if (operator == Operator.CONTAINS) {
            if (fact.kind() == FactKind.TEXTS && value == null) {
                return new TypeFault(
                        name + " never contains what is unknown.", "Ask whether " + name + " itself is null.");
            }
            return fact.kind() == FactKind.TEXTS && value instanceof String
                    ? null
                    : new TypeFault(
                            name + " is " + fact.kind().words() + ", so it contains nothing.", "Use == or in (…).");
        }
        if (operator == Operator.MEMBER_OF) {
            return new TypeFault("`memberOf` needs a list of facts.", "Use in (…) for values written out.");
        }
        if (fact.kind() == FactKind.TEXTS) {
            return new TypeFault(name + " is a list of texts.", "Ask what it contains.");
        }
        if (value == null) {
            return operator.isEquality()
                    ? nullFault(fact, name)
                    : new TypeFault("the unknown has no order.", "Use == null or != null.");
        }
        if (operator == Operator.MATCHES) {
            return fact.kind() == FactKind.TEXT && value instanceof String
                    ? null
                    : new TypeFault(
                            "`matches` is for texts, and " + name + " is "
                                    + fact.kind().words() + ".",
                            "");
        }
        return switch (fact.kind()) {
            case TEXT -> textFault(fact, operator, value, name);
            case WHOLE, NUMBER -> numberFault(fact, operator, value, name);
            case BOOLEAN ->
                !(value instanceof Boolean)
                        ? new TypeFault(name + " is true or false, not " + shown(value) + ".", "")
                        : operator.isEquality() ? null : new TypeFault(name + " has no order.", "Use == or !=.");
            case DATE ->
                new TypeFault(
                        name + " is a date, and a date cannot be written out in a condition.",
                        "Compare the days: facts such as `daysIn`, `daysAgo` or `daysToEnd` count them.");
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable TypeFault nullFault(FactPath fact, String name) {
        return fact.optional() ? null : new TypeFault(name + " is never unknown.", "Leave this condition out.");
    }

    private static @org.jspecify.annotations.Nullable TypeFault textFault(
            FactPath fact, Operator operator, Object value, String name) {
        if (!(value instanceof String text)) {
            return new TypeFault(name + " is text, not " + shown(value) + ".", "Put it in quotes.");
        }
        if (!operator.isEquality()) {
            return new TypeFault("texts have no order, and " + name + " is text.", "Use == or in (…).");
        }
        List<String> words = fact.words();
        return words.isEmpty() || words.contains(text)
                ? null
                : new TypeFault(
                        name + " is " + PatternChecks.listed(words) + ", not `" + text + "`.",
                        Nearest.advice(text, words));
    }

    private static @org.jspecify.annotations.Nullable TypeFault numberFault(
            FactPath fact, Operator operator, Object value, String name) {
        if (!(value instanceof Number number)) {
            return new TypeFault(
                    name + " is " + fact.kind().words() + ", not " + shown(value) + ".",
                    value instanceof String ? "Leave out the quotes." : "");
        }
        FactField field = fact.field().orElse(null);
        double plain = number.doubleValue();
        if (field != null && (plain < field.from() || plain > field.to())) {
            String range = Double.isInfinite(field.to())
                    ? "never under " + FactText.of(field.from(), io.holdfast.client.Unit.PLAIN)
                    : "between " + FactText.of(field.from(), io.holdfast.client.Unit.PLAIN) + " and "
                            + FactText.of(field.to(), io.holdfast.client.Unit.PLAIN);
            return new TypeFault(
                    name + " is " + range + ", so " + value + " cannot be meant.",
                    field.to() == 1 ? "Write shares as 0.5, not 50." : "");
        }
        boolean attribute = fact.attribute().isPresent();
        if ((attribute || fact.kind() == FactKind.WHOLE) && Math.abs(plain) > Integer.MAX_VALUE) {
            return new TypeFault(name + " is compared with numbers up to " + Integer.MAX_VALUE + ".", "");
        }
        if (attribute && operator.isEquality() && number instanceof Double && plain == Math.rint(plain)) {
            return new TypeFault(
                    "Drools takes " + value + " for another number than " + number.intValue() + " in " + name + ".",
                    "Write it without a point.");
        }
        boolean never = fact.kind() == FactKind.WHOLE && operator.isEquality() && plain != Math.rint(plain);
        return never ? new TypeFault(name + " is a whole number, so it is never " + value + ".", "") : null;
    }

    private static @org.jspecify.annotations.Nullable TypeFault withFact(
            FactPath fact, Operator operator, FactPath other) {
        if (operator == Operator.MATCHES) {
            return new TypeFault("`matches` needs a pattern written out.", "");
        }
        if (operator == Operator.CONTAINS || operator == Operator.MEMBER_OF) {
            FactPath list = operator == Operator.CONTAINS ? fact : other;
            FactPath one = operator == Operator.CONTAINS ? other : fact;
            return list.kind() == FactKind.TEXTS && one.kind() == FactKind.TEXT
                    ? null
                    : new TypeFault("`" + list.label() + "` cannot contain `" + one.label() + "`.", "");
        }
        boolean alike = fact.kind() == other.kind()
                || (fact.kind().isNumber() && other.kind().isNumber());
        if (!alike || fact.kind() == FactKind.TEXTS) {
            return new TypeFault(
                    "`" + fact.label() + "` is " + fact.kind().words() + " and `" + other.label() + "` is "
                            + other.kind().words() + ".",
                    "Compare like with like.");
        }
        boolean outsideFirst = fact.binding().isPresent() && other.binding().isEmpty() && operator.isEquality();
        if (outsideFirst && (fact.isFigure() || fact.kind() != other.kind())) {
            return new TypeFault(
                    "Drools takes 5 and 5.0 for two numbers where `" + fact.label() + "` meets `" + other.label()
                            + "`.",
                    "Turn the two round.");
        }
        TypeFault fault = attributeFault(fact, operator, other);
        if (fault != null) {
            return fault;
        }
        boolean ordered = fact.kind().isNumber() || fact.kind() == FactKind.DATE;
        return ordered || operator.isEquality()
                ? null
                : new TypeFault("`" + fact.label() + "` has no order.", "Use == or !=.");
    }

    /** Drools does not know of what kind an attribute is, and takes it for what it is compared with. */
    private static @org.jspecify.annotations.Nullable TypeFault attributeFault(
            FactPath fact, Operator operator, FactPath other) {
        if (fact.attribute().isPresent() == other.attribute().isPresent()) {
            return null;
        }
        FactPath plain = fact.attribute().isPresent() ? other : fact;
        if (plain.kind() == FactKind.NUMBER && operator.isEquality()) {
            return new TypeFault(
                    "Drools takes 5 and 5.0 for two numbers where `" + fact.label() + "` meets `" + other.label()
                            + "`.",
                    "Compare them with <= and >=.");
        }
        boolean ordered = plain.kind() == FactKind.DATE && !operator.isEquality();
        boolean first = fact.attribute().isPresent() && (fact.binding().isEmpty() || !ordered);
        return !first && (ordered || plain.kind() == FactKind.BOOLEAN)
                ? new TypeFault(
                        "Drools does not know of what kind `"
                                + (fact.attribute().isPresent() ? fact : other).label() + "` is.",
                        "Begin with the attribute, in the pattern of its own client.")
                : null;
    }

    private static String shown(Object value) {
        return value instanceof String text ? "the text `" + text + "`" : "`" + value + "`";
    }
}
