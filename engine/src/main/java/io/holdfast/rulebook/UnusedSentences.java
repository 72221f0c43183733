package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds sentences of the vocabulary that no rule is written in. */
final class UnusedSentences {

    private UnusedSentences() {}

    static void check(Vocabulary vocabulary, Collection<Sentence> said, Diagnostics diagnostics) {
        Set<Sentence> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.addAll(said);
        for (Sentence sentence : vocabulary.sentences()) {
            if (!used.contains(sentence)) {
                diagnostics.warning(
                        sentence.at(),
                        "no rule says «" + sentence.words() + "».",
                        "Remove the sentence, or keep it for rules to come.");
            }
        }
    }
}
