package io.holdfast.catalogue;

import java.util.regex.Pattern;

/** What ids of actions and services look like. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private Ids() {}

    /** Whether an id is one; a row without is a row that nobody can name. */
    static boolean check(TableReader.Row row, String id, String what) {
        boolean right = ID.matcher(id).matches();
        if (!id.isEmpty() && !right) {
            row.said()
                    .error(
                            row.at("id"),
                            "`" + id + "` cannot be the id of " + (what.startsWith("a") ? "an " : "a ") + what + ".",
                            "Ids are small letters, digits and hyphens, at most 64.");
        }
        return right;
    }
}
