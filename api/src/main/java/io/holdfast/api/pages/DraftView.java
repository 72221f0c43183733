package io.holdfast.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft's page: files at the left, one of them in the middle, a panel at the right.
 *
 * @param said what the last step came to; absent when there is nothing to say
 * @param file absent where none is open
 * @param testing whether the rule tests are still running, so that what they say is not known yet
 * @param panel the one that is open; all the others are absent
 */
public record DraftView(
        DraftHead head,
        DraftAddress address,
        @Nullable Said said,
        FileTree tree,
        @Nullable OpenFile file,
        List<Tab> tabs,
        boolean testing,
        String panel,
        @Nullable ChangesView changes,
        @Nullable ProblemsView problems,
        @Nullable TriedView tried,
        @Nullable TestsView tests,
        @Nullable ImpactPanel impact,
        @Nullable PublishPanel publish) {

    /**
     * A message.
     *
     * @param tone {@code good}, {@code warn} or {@code bad}
     * @param more further lines
     * @param undo a form's field that takes it back; empty where it cannot be taken back in one step
     */
    public record Said(
            String tone,
            String title,
            List<String> more,
            @Nullable Undo undo) {

        static Said good(String title) {
            return new Said("", title, List.of(), null);
        }

        static Said bad(String title, List<String> more) {
            return new Said("bad", title, more, null);
        }
    }

    /** What the grid is sent to take a step back. */
    public record Undo(String operation, String pasted) {}

    /** The way to a panel. */
    public record Tab(String word, String title, String badge, String tone, String href, boolean here) {

        /** The badge of what is being found out. */
        static final String UNKNOWN = "…";
    }
}
