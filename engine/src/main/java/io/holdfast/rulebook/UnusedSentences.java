package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds sentences of the vocabulary that no rule is written in. */
final class UnusedSentences {

    private final List<Vocabulary.Sentence> sentences;
    private final Set<Vocabulary.Sentence> unused;
    private final Set<String> seen = new HashSet<>();

    private UnusedSentences(Vocabulary vocabulary) {
        sentences = new ArrayList<>(vocabulary.sentences());
        sentences.sort(Comparator.comparing(Vocabulary.Sentence::said).reversed());
        unused = new HashSet<>(sentences);
    }

    static void check(Vocabulary vocabulary, List<Rule> rules, Diagnostics diagnostics) {
        UnusedSentences search = new UnusedSentences(vocabulary);
        for (Rule rule : rules) {
            if (rule.at().file().endsWith(".dslr")) {
                rule.whenWords().forEach(line -> search.use(line, true));
                rule.thenWords().forEach(line -> search.use(line, false));
            }
        }
        search.unused.forEach(sentence -> diagnostics.warning(
                sentence.at(),
                "no rule says «" + sentence.words() + "».",
                "Remove the sentence, or keep it for rules to come."));
    }

    private void use(String line, boolean condition) {
        if (unused.isEmpty() || !seen.add((condition ? "when " : "then ") + line)) {
            return;
        }
        for (Vocabulary.Sentence sentence : sentences) {
            if (sentence.condition() == condition
                    && begins(line, sentence)
                    && sentence.entry().getKeyPattern().matcher(line).matches()) {
                unused.remove(sentence);
                return;
            }
        }
    }

    /** Whether the line begins with the sentence's first word: cheaper than matching the whole. */
    private static boolean begins(String line, Vocabulary.Sentence sentence) {
        String words = sentence.words();
        int end = 0;
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
            end++;
        }
        return line.regionMatches(0, words, 0, end);
    }
}
