package io.holdfast.rulebook;

import java.util.Locale;

/** What somebody most likely meant who wrote what Drools' parser cannot read. */
final class Misreading {

    private Misreading() {}

    /**
     * What to write instead.
     *
     * @param input what the parser came upon
     * @param before what stands on the line before it
     */
    static String advice(String input, String before) {
        String line = before.stripTrailing();
        return switch (input.toLowerCase(Locale.ROOT)) {
            case "and" -> "Conditions of one fact are joined by a comma or &&.";
            case "or" -> "Conditions of one fact are joined by ||.";
            case "is", "equals", "eq" -> "To compare, write ==.";
            case "between" -> "Write two conditions: `tenureMonths >= 3, tenureMonths <= 6`.";
            case "like", "startswith" -> "Write a pattern, such as `region matches \"Ber.*\"`.";
            case ">" -> line.endsWith("<") ? "What is not the same is written !=." : otherwise(line);
            case "=" -> line.endsWith("=") ? "Write == once, >= or <=." : "To compare, write ==.";
            default -> otherwise(line);
        };
    }

    private static String otherwise(String line) {
        if (line.endsWith("%")) {
            return "Shares are written like 0.4, not 40%.";
        } else if (line.matches(".*\\d\\.\\d+")) {
            return "A date cannot be written out: compare days, such as `daysToEnd`. Numbers are written like 1000 or"
                    + " 0.5.";
        } else if (line.matches(".*[<>=]\\s*-?\\d[\\d.]*")) {
            return "A number stands alone, without its unit.";
        }
        return "Check the quotes, brackets and commas here.";
    }
}
