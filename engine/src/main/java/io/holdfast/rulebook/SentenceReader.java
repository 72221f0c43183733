package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the rules of a {@code .dslr} file into rules in Drools' own language, line by line, so that every line keeps its place. */
final class SentenceReader {

    private static final Pattern KEYWORD = Pattern.compile("(?i)(?:when|then)\\s*[:;.,]*");

    private final String file;
    private final Vocabulary vocabulary;
    private final List<Sentence> used;
    private final Diagnostics diagnostics;

    /**
     * @param used takes in the sentences that rules are written in
     */
    SentenceReader(String file, Vocabulary vocabulary, List<Sentence> used, Diagnostics diagnostics) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.used = used;
        this.diagnostics = diagnostics;
    }

    private enum Part {
        HEAD,
        WHEN,
        THEN
    }

    /** The rule with every sentence expanded; empty when one could not be. */
    Optional<RuleUnit> unit(RuleText.Chunk chunk) {
        List<String> drl = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<String> whenWords = new ArrayList<>();
        List<String> thenWords = new ArrayList<>();
        Part part = Part.HEAD;
        int pattern = -1;
        boolean whole = true;
        boolean lost = false;
        for (int i = 0; i < chunk.lines().size(); i++) {
            String line = chunk.lines().get(i);
            String said = RuleText.withoutComment(line).strip();
            Place at = Place.at(file, chunk.from() + i, indent(line) + 1);
            origins.add(Origin.line(at, said));
            if (said.isEmpty()) {
                drl.add("");
            } else if (said.equals("when")) {
                part = Part.WHEN;
                drl.add(line);
            } else if (said.equals("then")) {
                part = Part.THEN;
                drl.add(line);
            } else if (KEYWORD.matcher(said).matches()) {
                // Whatever is wrong with the word, it is clear where the part begins.
                String word = said.substring(0, 4).toLowerCase(Locale.ROOT);
                diagnostics.error(
                        at,
                        "`" + word + "` stands on a line of its own, in small letters.",
                        "Write `" + word + "` instead of «" + said + "».");
                part = word.equals("when") ? Part.WHEN : Part.THEN;
                whole = false;
                drl.add(word);
            } else if (part == Part.HEAD && asks(said)) {
                diagnostics.error(at, "`when` stands on a line of its own.", "Begin a new line before and behind it.");
                return Optional.empty();
            } else if (part == Part.HEAD || said.equals("end")) {
                drl.add(line);
            } else if (said.startsWith(">")) {
                (part == Part.WHEN ? whenWords : thenWords)
                        .add(said.substring(1).strip());
                drl.add(said.substring(1));
                pattern = -1;
            } else if (part == Part.WHEN && said.startsWith("-")) {
                whenWords.add(said);
                Optional<String> expanded = expand(said, true, at, origins);
                // Where the sentence above could not be read, that has been said; nothing can be added to it.
                boolean folded = expanded.isPresent() && !lost && fold(drl, pattern, expanded.get(), at);
                lost |= expanded.isPresent() && !folded;
                whole &= folded;
                pattern = folded ? drl.size() : pattern;
                drl.add(folded ? "    " + expanded.get() + " )" : "");
            } else {
                (part == Part.WHEN ? whenWords : thenWords).add(said);
                Optional<String> expanded = expand(said, part == Part.WHEN, at, origins);
                whole &= expanded.isPresent();
                lost = expanded.isEmpty();
                pattern = part == Part.WHEN && expanded.isPresent() ? drl.size() : -1;
                drl.add(expanded.orElse(""));
            }
        }
        return Optional.of(new RuleUnit(
                String.join("\n", drl),
                chunk.name(),
                Place.line(file, chunk.from()),
                origins,
                whenWords,
                thenWords,
                whole));
    }

    private Optional<String> expand(String said, boolean condition, Place at, List<Origin> origins) {
        Optional<Vocabulary.Expansion> expansion = vocabulary.expand(said, condition);
        if (vocabulary.sentences().isEmpty() || expansion.isEmpty() && vocabulary.refuses(said, condition)) {
            return Optional.empty();
        }
        if (expansion.isEmpty()) {
            String near = vocabulary.expand(said, !condition).isPresent()
                    ? "That sentence belongs below `" + (condition ? "then" : "when") + "`."
                    : vocabulary
                            .nearest(said, condition)
                            .map(sentence -> "Nearest: «" + sentence + "».")
                            .orElse("The vocabulary has no sentence like it.");
            String odd = OddLetters.remark(said).map(remark -> " " + remark).orElse("");
            diagnostics.error(at, "no sentence reads «" + said + "».", near + odd);
            return Optional.empty();
        }
        Sentence sentence = expansion.get().sentence();
        used.add(sentence);
        // What is wrong with its meaning is wrong in the vocabulary, whoever says it.
        origins.set(
                origins.size() - 1,
                new Origin(
                        List.of(new Origin.Piece(
                                at, said, Optional.of(new Origin.Piece(sentence.at(), sentence.means())))),
                        false));
        Optional<Vocabulary.Fault> fault = expansion.get().fault();
        fault.ifPresent(wrong -> diagnostics.error(at, wrong.message(), wrong.advice()));
        return fault.isPresent() ? Optional.empty() : expansion.map(Vocabulary.Expansion::drl);
    }

    /** Opens the pattern above, so that the constraint of a "- …" line can follow inside its parentheses. */
    private boolean fold(List<String> drl, int pattern, String constraint, Place at) {
        String above = pattern < 0 ? "" : drl.get(pattern).stripTrailing();
        if (!above.endsWith(")")) {
            diagnostics.error(
                    at,
                    "there is no fact above that this line could say more about.",
                    "A line beginning with - follows a sentence about a fact.");
            return false;
        }
        if (patterns(above) > 1) {
            diagnostics.error(
                    at,
                    "the sentence above speaks of several facts, and it cannot be told which of them this line is"
                            + " about.",
                    "Say it as a sentence of its own, or put it into the meaning of the one above.");
            return false;
        }
        String open = above.substring(0, above.length() - 1).stripTrailing();
        drl.set(pattern, open.endsWith("(") ? open : open + ",");
        return !constraint.isBlank();
    }

    /** Whether a line holds the word when outside quotes. */
    private static boolean asks(String said) {
        return said.contains("when") && said.replaceAll("\"[^\"]*\"", "").matches(".*\\bwhen\\b.*");
    }

    /** How many outer pairs of parentheses a meaning has: one for each pattern. */
    private static int patterns(String drl) {
        int patterns = 0;
        int depth = 0;
        boolean quoted = false;
        for (char c : drl.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                patterns += depth++ == 0 ? 1 : 0;
            } else if (!quoted && c == ')') {
                depth--;
            }
        }
        return patterns;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
