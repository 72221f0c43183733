package io.holdfast.source;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write numbers that we cannot read, or would read as others, and how to write them instead. */
public final class Numeral {

    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d*\\.?\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}(?:([.,' \u00a0\u202f])\\d{3})+");
    private static final Pattern BOTH = Pattern.compile("(-?[1-9]\\d{0,2}(?:[.,' \u00a0\u202f]\\d{3})+)[.,](\\d{1,2})");
    private static final Pattern SHARE = Pattern.compile("(-?\\d+(?:[.,]\\d+)?)\\s*%");
    private static final Pattern COMMA = Pattern.compile("-?\\d*,\\d+");
    private static final Pattern UNIT =
            Pattern.compile("(?:[$€£¥]|[A-Z]{3})?\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?:[$€£¥]|[\\p{L}][\\p{L} ]*)?");

    private Numeral() {}

    /** Whether a text is meant as a number, and is not written as one. */
    public static boolean isOdd(String written) {
        return !PLAIN.matcher(written).matches() && advice(written).isPresent();
    }

    /** Whether a number that can be read may be a thousand times what it is read as. */
    public static boolean isAmbiguous(String written) {
        return PLAIN.matcher(written).matches() && THOUSANDS.matcher(written).matches();
    }

    /** How to write a number instead; empty where a text is hardly meant as one. */
    public static Optional<String> advice(String written) {
        Matcher share = SHARE.matcher(written);
        Matcher unit = UNIT.matcher(written);
        Matcher both = BOTH.matcher(written);
        if (both.matches()) {
            return Optional.of("Write " + both.group(1).replaceAll("[^-\\d]", "") + "." + both.group(2) + ".");
        } else if (THOUSANDS.matcher(written).matches()) {
            String digits = written.replaceAll("[^-\\d]", "");
            return Optional.of("Write " + digits + " for the thousands"
                    + (written.matches("[^,.]*[,.]\\d{3}")
                            ? ", or " + plain(written.replace(',', '.')) + " for the decimals."
                            : "."));
        } else if (share.matches()) {
            return Optional.of("Write "
                    + new BigDecimal(share.group(1).replace(',', '.'))
                            .movePointLeft(2)
                            .stripTrailingZeros()
                            .toPlainString()
                    + ".");
        } else if (COMMA.matcher(written).matches()) {
            return Optional.of("Write " + plain(written.replace(',', '.')) + " with a point.");
        } else if (unit.matches() && !PLAIN.matcher(written).matches()) {
            return Optional.of("Write the number alone: " + unit.group(1) + ".");
        }
        return Optional.empty();
    }

    /** A number without what does not change it. */
    public static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
