package io.holdfast.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file in the middle of a draft's page.
 *
 * @param kind {@code grid}, {@code text}, {@code gone} or {@code binary}
 * @param mode how its text is highlighted
 * @param text what the editor begins with: the file, or what was typed and could not be saved
 * @param theirs the file as somebody else saved it meanwhile; empty unless that stood in the way
 * @param faults what is wrong in it, by line
 * @param asText whether a table is shown as text, or could be
 * @param edited whether it is other than in the base
 */
public record OpenFile(
        String path,
        String kind,
        String mode,
        String text,
        String theirs,
        @Nullable GridView grid,
        List<Mark> marks,
        List<ProblemsView.Problem> faults,
        boolean table,
        boolean asText,
        boolean edited) {

    /** How many tests make the rule of a line fire. */
    public record Mark(int line, String rule, int tests) {}

    static String mode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
