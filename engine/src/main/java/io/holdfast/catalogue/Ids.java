package io.holdfast.catalogue;

import io.holdfast.source.Diagnostics;
import java.util.regex.Pattern;

/** What ids of actions and services look like. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private Ids() {}

    static void check(TableReader.Row row, String id, String what, Diagnostics diagnostics) {
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            diagnostics.error(
                    row.at("id"),
                    "`" + id + "` cannot be the id of " + (what.startsWith("a") ? "an " : "a ") + what + ".",
                    "Ids are small letters, digits and hyphens, at most 64.");
        }
    }
}
