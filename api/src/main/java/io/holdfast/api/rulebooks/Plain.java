package io.holdfast.api.rulebooks;

/** Text from outside as one harmless line of a log. */
final class Plain {

    private static final int LONGEST = 500;

    private Plain() {}

    static String line(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }
}
