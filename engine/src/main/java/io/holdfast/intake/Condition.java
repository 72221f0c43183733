package io.holdfast.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines count: one column against one test, such as {@code Quantity: "> 0"}.
 *
 * @param operands several only for equality: any of them will do
 */
record Condition(String column, Test test, Set<String> operands) {

    /** How a cell is compared. */
    enum Test {
        EMPTY,
        NOT_EMPTY,
        IS,
        IS_NOT,
        MORE,
        AT_LEAST,
        LESS,
        AT_MOST
    }

    /** Whether an order needs a number or a date to compare with, and the operand is neither. */
    boolean isSenseless() {
        return test.ordinal() >= Test.MORE.ordinal()
                && number(operand()).isEmpty()
                && IsoDate.of(operand()).isEmpty();
    }

    /** A test as people write it. */
    static Condition of(String column, String text) {
        String plain = text.trim();
        return switch (plain) {
            case "empty" -> new Condition(column, Test.EMPTY, Set.of());
            case "not empty" -> new Condition(column, Test.NOT_EMPTY, Set.of());
            default -> compared(column, plain);
        };
    }

    boolean holds(Row row) {
        String cell = row.cell(column);
        return switch (test) {
            case EMPTY -> cell.isEmpty();
            case NOT_EMPTY -> !cell.isEmpty();
            case IS -> isOne(cell, row);
            case IS_NOT -> !isOne(cell, row);
            default -> !cell.isEmpty() && ordered(cell, row);
        };
    }

    private boolean isOne(String cell, Row row) {
        if (operands.contains(cell)) {
            return true;
        }
        Optional<BigDecimal> wanted = number(operand());
        return operands.size() == 1
                && wanted.isPresent()
                && row.formats()
                        .decimals()
                        .number(cell)
                        .filter(value -> value.compareTo(wanted.get()) == 0)
                        .isPresent();
    }

    private boolean ordered(String cell, Row row) {
        Optional<LocalDate> day = IsoDate.of(operand());
        Optional<Integer> order = day.isPresent()
                ? row.date(cell).map(date -> date.compareTo(day.get()))
                : row.formats().decimals().number(cell).map(value -> value.compareTo(new BigDecimal(operand())));
        if (order.isEmpty()) {
            row.fault(column, Wording.quoted(cell) + " cannot be compared with " + operand());
            return false;
        }
        return switch (test) {
            case MORE -> order.get() > 0;
            case AT_LEAST -> order.get() >= 0;
            case LESS -> order.get() < 0;
            default -> order.get() <= 0;
        };
    }

    private String operand() {
        return operands.isEmpty() ? "" : operands.iterator().next();
    }

    private static Condition compared(String column, String text) {
        for (Operator operator : Operator.values()) {
            if (text.startsWith(operator.sign)) {
                return new Condition(
                        column,
                        operator.test,
                        Set.of(text.substring(operator.sign.length()).trim()));
            }
        }
        return new Condition(column, Test.IS, Set.of(text));
    }

    private static Optional<BigDecimal> number(String text) {
        return Decimals.PLAIN_POINT.number(text);
    }

    private enum Operator {
        AT_LEAST(">=", Test.AT_LEAST),
        AT_MOST("<=", Test.AT_MOST),
        NOT("!=", Test.IS_NOT),
        SAME("==", Test.IS),
        IS("=", Test.IS),
        MORE(">", Test.MORE),
        LESS("<", Test.LESS);

        private final String sign;
        private final Test test;

        Operator(String sign, Test test) {
            this.sign = sign;
            this.test = test;
        }
    }
}
