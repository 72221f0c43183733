package io.holdfast.api.access;

import io.holdfast.client.FactProblem;
import java.util.ArrayList;
import java.util.List;

/** What else somebody is called where something is theirs. */
final class OwnNames {

    private static final int LONGEST = 90;

    private OwnNames() {}

    /** The names without blanks around them and without doubles; what is wrong with them goes into the problems. */
    static List<String> read(List<String> names, List<FactProblem> problems) {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            String one = name.strip();
            if (one.length() > LONGEST || one.chars().anyMatch(Character::isISOControl)) {
                problems.add(new FactProblem("/goesBy", "A name has at most " + LONGEST + " characters, on one line"));
            } else if (!one.isEmpty() && !kept.contains(one)) {
                kept.add(one);
            }
        }
        if (kept.size() > User.MOST_NAMES) {
            problems.add(new FactProblem("/goesBy", "Somebody has at most " + User.MOST_NAMES + " names"));
        }
        return kept;
    }
}
