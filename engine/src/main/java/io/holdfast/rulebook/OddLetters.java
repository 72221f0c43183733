package io.holdfast.rulebook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters that look like others, or like nothing, and make two words that look alike differ. */
final class OddLetters {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]");
    private static final Pattern QUOTE = Pattern.compile("[“”„‟]");

    private OddLetters() {}

    /** A text with the spaces that every keyboard has. */
    static String withPlainSpaces(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    /** What is odd about the letters of a text; empty where nothing is. */
    static Optional<String> remark(String text) {
        Matcher invisible = INVISIBLE.matcher(text);
        if (invisible.find()) {
            return Optional.of("There is an invisible letter in it (" + code(invisible.group()) + "): type it again.");
        }
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            Optional<String> stranger = stranger(word.group());
            if (stranger.isPresent()) {
                return Optional.of("The " + stranger.get() + " in «" + word.group() + "» comes from another alphabet ("
                        + code(stranger.get()) + "): type it again.");
            }
        }
        return QUOTE.matcher(text).find() ? Optional.of("Write straight quotes: \" and \".") : Optional.empty();
    }

    /** A letter that looks Latin and is not, in a word that has Latin ones. */
    private static Optional<String> stranger(String word) {
        boolean latin = word.codePoints().anyMatch(OddLetters::isLatin);
        return word.codePoints()
                .filter(letter -> latin && !isLatin(letter))
                .mapToObj(Character::toString)
                .findFirst();
    }

    private static boolean isLatin(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    private static String code(String letter) {
        return String.format(Locale.ROOT, "U+%04X", letter.codePointAt(0));
    }
}
