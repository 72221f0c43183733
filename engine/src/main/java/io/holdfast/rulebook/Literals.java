package io.holdfast.rulebook;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads values written out in rules. */
final class Literals {

    /** Java, which stock Drools makes of rules, reads a number that begins with 0 by eights. */
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,8})");

    private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

    private Literals() {}

    /** The value; empty when the text is none. */
    static Optional<Literal> read(String text) {
        return switch (text) {
            case "null" -> Optional.of(Literal.UNKNOWN);
            case "true" -> Optional.of(new Literal(true));
            case "false" -> Optional.of(new Literal(false));
            default -> isQuoted(text) ? Optional.of(new Literal(unquoted(text))) : number(text);
        };
    }

    private static boolean isQuoted(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return text.length() >= 2 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
    }

    private static String unquoted(String text) {
        try {
            return text.substring(1, text.length() - 1).translateEscapes();
        } catch (IllegalArgumentException strangeEscape) {
            return text.substring(1, text.length() - 1);
        }
    }

    /** Nothing and less than nothing by nothing are the same to whoever writes them. */
    private static Double decimal(String text) {
        return Double.parseDouble(text) + 0.0;
    }

    private static Optional<Literal> number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(new Literal(Integer.valueOf(text)));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new Literal(decimal(text))) : Optional.empty();
    }
}
