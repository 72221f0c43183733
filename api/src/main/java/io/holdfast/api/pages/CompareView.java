package io.holdfast.api.pages;

import io.holdfast.api.drafts.DraftChanges;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two revisions compared.
 *
 * @param revisions what there is to choose from, the last first, by hash
 * @param from the earlier, by its hash; empty where none was chosen yet
 * @param changes null where nothing was chosen yet
 */
public record CompareView(
        List<Named> revisions,
        String from,
        String to,
        @Nullable ChangesView changes) {

    static CompareView of(
            List<Publication> history,
            Optional<Revision> from,
            Revision to,
            Optional<DraftChanges.Changes> changes,
            Visit visit) {
        PageText text = new PageText(visit.today(), "");
        Map<String, String> choices = new LinkedHashMap<>();
        history.forEach(one -> choices.putIfAbsent(
                one.revision(),
                new Revision(one.revision()).brief() + ", "
                        + text.on(LocalDate.ofInstant(one.at(), visit.zone())).text() + ": " + one.message()));
        from.ifPresent(one -> choices.putIfAbsent(one.hash(), one.brief()));
        choices.putIfAbsent(to.hash(), to.brief());
        return new CompareView(
                choices.entrySet().stream()
                        .map(one -> new Named(one.getKey(), one.getValue()))
                        .toList(),
                from.map(Revision::hash).orElse(""),
                to.hash(),
                changes.map(found -> ChangesView.of(
                                found,
                                (file, line) -> "/v1/rules/revisions/"
                                        + (isGone(found, file) ? found.from() : found.to()).hash() + "/files/" + file,
                                "They say the same.",
                                " from " + found.from().brief() + " to "
                                        + found.to().brief() + "."))
                        .orElse(null));
    }

    private static boolean isGone(DraftChanges.Changes changes, String file) {
        return changes.files().stream()
                .anyMatch(one -> one.path().equals(file) && one.how() == io.holdfast.impact.Edit.How.REMOVED);
    }
}
