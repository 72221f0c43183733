package io.holdfast.intake;

import java.util.List;

/** How problems with facts are put into words. */
final class Wording {

    private static final int LONGEST_QUOTE = 60;

    private Wording() {}

    /** Text from outside between quote marks: clipped, and without characters that could upset a terminal. */
    static String quoted(String text) {
        return '"' + plain(text, LONGEST_QUOTE) + '"';
    }

    static String plain(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 2);
        for (int i = 0; i < text.length() && i < longest; i++) {
            char one = text.charAt(i);
            boolean unseen = Character.isISOControl(one)
                    || Character.getType(one) == Character.FORMAT
                    || Character.getType(one) == Character.LINE_SEPARATOR
                    || Character.getType(one) == Character.PARAGRAPH_SEPARATOR;
            shown.append(unseen ? '\uFFFD' : one);
        }
        return text.length() > longest ? shown.append('…').toString() : shown.toString();
    }

    /** {@code a, b or c}. */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
