package io.holdfast.rulebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that says something else than before.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record Rewording(String before, String after) {

    /** The lines that a text no longer has as it had them; as few as there can be. */
    public static List<Rewording> between(List<String> before, List<String> after) {
        List<Rewording> words = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            List<String> from = delta.getSource().getLines();
            List<String> to = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                words.add(new Rewording(i < from.size() ? from.get(i) : "", i < to.size() ? to.get(i) : ""));
            }
        }
        return words;
    }
}
