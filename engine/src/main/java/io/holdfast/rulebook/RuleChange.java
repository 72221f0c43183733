package io.holdfast.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * A rule that two books do not have alike: added, taken away, or changed.
 *
 * @param before the rule of the earlier book; empty where it is new
 * @param after the rule of the later book; empty where it is gone
 * @param words the lines that changed; none where the words stayed and a sentence of the vocabulary means something else
 */
public record RuleChange(Optional<RuleCard> before, Optional<RuleCard> after, List<Rewording> words) {

    public RuleChange {
        words = List.copyOf(words);
    }

    /** The rule as it stands now, or as it last stood. */
    public RuleCard card() {
        return after.or(() -> before).orElseThrow();
    }
}
