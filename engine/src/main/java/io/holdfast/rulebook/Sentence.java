package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.jspecify.annotations.Nullable;

/** One sentence of the vocabulary and what it stands for. */
final class Sentence {

    private static final String WORD =
            "[A-Za-z0-9'-]| (?! )|(?<=[A-Za-z]),(?= [A-Za-z])|\"?\\{[A-Za-z]+}\"?(?! ?\"?\\{)";
    private static final String MEANING = "[A-Za-z0-9_$.,:;()<>=!|&+*/'%-]| (?! )|\\{[A-Za-z]+}(?! ?\\{)";

    /** Words, and places for words, that mean to Drools what they look like. */
    private static final Pattern PLAIN = Pattern.compile("\\[(when|then)]((?:- )?[A-Za-z0-9](?:" + WORD
            + ")*+)(?<=[A-Za-z0-9}\"])=(?=[A-Za-z$])((?:" + MEANING + "|\"(?:" + MEANING + ")*+\")++)(?<! )");

    /** What counts as a space in a line: the blanks of regular expressions. */
    private static final String BLANKS = " \t\n\u000b\f\r";

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private final Place at;
    private final boolean condition;
    private final String words;
    private final String begins;
    private final String means;
    private final String filled;
    private final Map<String, Integer> places;
    private final Supplier<Pattern> compiled;
    private @Nullable Pattern pattern;

    private Sentence(
            Place at,
            boolean condition,
            String words,
            String begins,
            String means,
            String filled,
            Map<String, Integer> places,
            Supplier<Pattern> compiled) {
        this.at = at;
        this.condition = condition;
        this.words = words;
        this.begins = begins;
        this.means = means;
        this.filled = filled;
        this.places = places;
        this.compiled = compiled;
    }

    /** As Drools read it. */
    static Sentence of(Place at, DSLMappingEntry entry) {
        return new Sentence(
                at,
                entry.getSection() == DSLMappingEntry.CONDITION,
                entry.getMappingKey(),
                firstWord(entry.getMappingKey()),
                entry.getMappingValue(),
                entry.getValuePattern(),
                entry.getVariables(),
                entry::getKeyPattern);
    }

    /**
     * The same without Drools, for a line in which nothing means more than it seems to: nearly every line is of that
     * kind, and for each of them Drools would make a lexer, a parser and a dozen regular expressions.
     */
    static Optional<Sentence> plain(Place at, String line) {
        Matcher parts = PLAIN.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String words = parts.group(2);
        String means = parts.group(3);
        Map<String, Integer> places = new HashMap<>();
        for (Matcher place = PLACE.matcher(words); place.find(); ) {
            if (places.put(place.group(1), places.size() + 1) != null) {
                return Optional.empty();
            }
        }
        boolean detail = words.startsWith("- ");
        String regex = "(?:(?<=^)|(?<=\\W))" + (detail ? "-\\s*" : "")
                + PLACE.matcher(detail ? words.substring(2) : words)
                        .replaceAll("(.*?)")
                        .replace(" ", "\\s+")
                + (words.endsWith("}") ? "$" : "(?=\\W|$)");
        return Optional.of(new Sentence(
                at,
                parts.group(1).equals("when"),
                words,
                upToPlace(words),
                means,
                means,
                places,
                () -> Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL)));
    }

    Place at() {
        return at;
    }

    /** Whether it belongs to a when; otherwise to a then. */
    boolean condition() {
        return condition;
    }

    String words() {
        return words;
    }

    /** What it stands for, as its author wrote it. */
    String means() {
        return means;
    }

    /** What it stands for, to be filled in. */
    String filled() {
        return filled;
    }

    /** The names in braces that its words have, and which group of the pattern each is. */
    Map<String, Integer> places() {
        return places;
    }

    /** What a line has to look like to say this. */
    Pattern pattern() {
        Pattern made = pattern;
        if (made == null) {
            made = compiled.get();
            pattern = made;
        }
        return made;
    }

    /** Whether a line begins with the words before the sentence's first place: cheaper than matching the whole. */
    boolean mayBegin(String line) {
        int at = 0;
        for (int i = 0; i < begins.length(); i++) {
            char wanted = begins.charAt(i);
            if (wanted == ' ') {
                int from = at;
                at = afterBlanks(line, at);
                if (at == from && begins.charAt(0) != '-') {
                    return false;
                }
            } else if (at == line.length() || line.charAt(at++) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int afterBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && BLANKS.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The words that every line begins with that says a sentence as Drools read it, as far as that is sure. */
    private static String firstWord(String words) {
        int end = 0;
        while (end < words.length() && isLetter(words.charAt(end))) {
            end++;
        }
        // Signs within a sentence can mean something to Drools, such as that the letter before them may lack.
        boolean plain = end < words.length() && words.charAt(end) == ' ' && words.indexOf('|') < 0;
        return plain ? words.substring(0, end) : "";
    }

    private static String upToPlace(String words) {
        int place = words.indexOf('{');
        return place < 0 ? words : words.substring(0, place);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Letters outside its variables: of two sentences that fit, the one that says more is meant. */
    int said() {
        int said = 0;
        boolean variable = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            variable |= c == '{';
            said += variable ? 0 : 1;
            variable &= c != '}';
        }
        return said;
    }
}
