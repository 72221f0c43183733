package io.holdfast.intake;

import java.math.BigDecimal;
import java.util.Optional;

/** How a file writes the fractions of numbers. */
enum Decimals {
    /** 1234.5, and 1,234.5 where the file's owner said so. */
    POINT('.', ','),
    /** 1234,5 and 1.234,5. */
    COMMA(',', '.'),
    /** 1234.5 and nothing else. */
    PLAIN_POINT('.', '\0'),
    /** 1234.5 or 1234,5: files with semicolons that do not say. */
    EITHER('\0', '\0');

    private static final int LONGEST = 60;
    private static final int WIDEST = 300;

    private final char mark;
    private final char group;

    Decimals(char mark, char group) {
        this.mark = mark;
        this.group = group;
    }

    Optional<BigDecimal> number(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = this == EITHER ? text.replace(',', '.') : pointed(text);
        try {
            BigDecimal number = new BigDecimal(plain);
            boolean sane = Math.abs(number.scale()) < WIDEST;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The text with a point and without groups; unchanged, and so no number, where groups are not of three. */
    private String pointed(String text) {
        int end = text.indexOf(mark);
        String whole = end < 0 ? text : text.substring(0, end);
        String fraction = end < 0 ? "" : "." + text.substring(end + 1);
        if (mark == ',' && (fraction.lastIndexOf('.') > 0 || fraction.indexOf(',') >= 0)) {
            return text;
        }
        if (group == '\0' || whole.indexOf(group) < 0) {
            return whole + fraction;
        }
        String[] groups = whole.split(java.util.regex.Pattern.quote("" + group), -1);
        for (int i = 0; i < groups.length; i++) {
            int digits = i == 0 ? unsigned(groups[i]).length() : groups[i].length();
            if (i == 0 ? digits < 1 || digits > 3 : digits != 3) {
                return "?";
            }
        }
        return String.join("", groups) + fraction;
    }

    private static String unsigned(String text) {
        return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    }
}
