package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.drafts.Checked;
import io.holdfast.api.drafts.Draft;
import io.holdfast.source.SourceFiles;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request for a draft's page.
 *
 * @param asText whether a table is to be shown as text
 * @param typed what was typed in the grid and could not be saved, by field
 * @param text what was typed in the editor and could not be saved
 */
record DraftVisit(
        Visit visit,
        Caller caller,
        Draft draft,
        DraftAddress address,
        boolean asText,
        DraftView.@Nullable Said said,
        Map<String, String> typed,
        Optional<String> text,
        Optional<TriedView> tried,
        Optional<TestsView.NewTest> test) {

    static DraftVisit of(Visit visit, Caller caller, Draft draft, DraftAddress address, boolean asText) {
        return new DraftVisit(
                visit,
                caller,
                draft,
                address,
                asText,
                null,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with a panel open. */
    DraftVisit at(DraftPanel panel) {
        return of(visit, caller, draft, address.at(panel), asText);
    }

    DraftVisit saying(DraftView.Said what) {
        return new DraftVisit(visit, caller, draft, address, asText, what, typed, text, tried, test);
    }

    DraftVisit keeping(Map<String, String> cells) {
        return new DraftVisit(visit, caller, draft, address, asText, said, cells, text, tried, test);
    }

    DraftVisit keeping(String itsText) {
        return new DraftVisit(visit, caller, draft, address, asText, said, typed, Optional.of(itsText), tried, test);
    }

    DraftVisit trying(TriedView view) {
        return new DraftVisit(visit, caller, draft, address, asText, said, typed, text, Optional.of(view), test);
    }

    DraftVisit testing(TestsView.NewTest fresh) {
        return new DraftVisit(visit, caller, draft, address, asText, said, typed, text, tried, Optional.of(fresh));
    }

    /** The files with their check. */
    record Read(SourceFiles files, Checked checked) {}
}
