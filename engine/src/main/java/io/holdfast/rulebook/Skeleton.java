package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The words that hold a rule together: when, then, end. Drools' parser says nothing helpful where one is wrong. */
final class Skeleton {

    private static final List<String> WORDS = List.of("when", "then", "end");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private final String file;
    private final String name;
    private final int from;
    private final List<String> lines;

    /**
     * @param from line of the file on which the rule begins, from 1
     */
    Skeleton(String file, String name, int from, List<String> lines) {
        this.file = file;
        this.name = name;
        this.from = from;
        this.lines = lines.stream()
                .map(line -> TEXT.matcher(RuleText.withoutComment(line)).replaceAll(" "))
                .toList();
    }

    /** Whether a rule has its words as nearly all have them: each once, on a line of its own. */
    static boolean isPlain(List<String> lines) {
        int asks = 0;
        int says = 0;
        for (String line : lines) {
            String said = line.strip();
            asks += said.equals("when") ? 1 : 0;
            says += said.equals("then") ? 1 : 0;
        }
        return asks == 1 && says == 1;
    }

    /** Whether when and then are there, once each. */
    boolean isWhole(Diagnostics diagnostics) {
        int ended = nearly("end");
        if (ended > 0 && ended < lines.size() - 2) {
            // What follows such a line is most likely another rule.
            tellMissing("end", "", diagnostics);
            return false;
        }
        boolean asks = once("when", "Write `when` and, below it, what it asks.", diagnostics);
        boolean says = once("then", "Write `then` and, below it, what it says.", diagnostics);
        return asks && says;
    }

    private boolean once(String word, String advice, Diagnostics diagnostics) {
        Pattern alone = Pattern.compile("(?<![\\w.$])" + word + "(?![\\w.])");
        List<Integer> own = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().equals(word))
                .boxed()
                .toList();
        if (own.size() > 1) {
            diagnostics.error(place(own.get(1)), "`" + word + "` stands here a second time.", "Remove the line.");
            return false;
        }
        boolean there = lines.stream()
                .anyMatch(line -> line.contains(word) && alone.matcher(line).find());
        if (!there) {
            tellMissing(word, advice, diagnostics);
        }
        return there;
    }

    /** Where a line of one word is nearly the one that is missing, that line is to blame. */
    void tellMissing(String word, String advice, Diagnostics diagnostics) {
        String missing = "the rule \"" + name + "\" has no " + word;
        int near = nearly(word);
        if (near > 0) {
            String line = lines.get(near).strip();
            diagnostics.error(place(near), missing + "; did you mean `" + word + "` by «" + line + "»?", "");
        } else {
            diagnostics.error(Place.line(file, from), missing + ".", advice);
        }
    }

    /** The line that is nearly a word, from 0; -1 when none is. */
    private int nearly(String word) {
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean near = line.matches("\\w+[.:;,]*")
                    && !WORDS.contains(line)
                    && Nearest.to(line.replaceAll("\\W", ""), WORDS)
                            .filter(word::equals)
                            .isPresent();
            if (near) {
                return i;
            }
        }
        return -1;
    }

    private Place place(int line) {
        return Place.line(file, from + line);
    }
}
